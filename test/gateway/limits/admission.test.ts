import { setTimeout as pause } from 'node:timers/promises';
import { admit } from '../../../gateway/limits/admit';
import { createAdmission, type AdmissionLimits } from '../../../gateway/limits/admission';
import { createBodyRoom } from '../../../gateway/limits/body-room';
import { watchLag } from '../../../gateway/limits/lag';
import { nextAllowed, shedWhenLate } from '../../../gateway/limits/shedding';
import { closeOpened, connectTo, serveGraph } from './support';

afterAll(closeOpened);

const forever = new AbortController().signal;

test('so many run, so many wait in their order, more are turned away', async () => {
  const admission = createAdmission({ mostRunning: 2, mostWaiting: 2, mostWaitMs: 60_000 });
  const [one, two] = await Promise.all([admission.enter(forever), admission.enter(forever)]);
  const order: string[] = [];
  const waiting = ['three', 'four'].map(async (name) => {
    const leave = await admission.enter(forever);
    order.push(name);
    return leave;
  });
  expect(await admission.enter(forever)).toBeNull();
  expect(admission.counts).toEqual({ running: 2, waiting: 2, allowed: 2 });
  two?.();
  two?.();
  await waiting[0];
  expect([order, admission.counts]).toEqual([['three'], { running: 2, waiting: 1, allowed: 2 }]);
  one?.();
  (await waiting[0])?.();
  (await waiting[1])?.();
  expect(admission.counts).toEqual({ running: 0, waiting: 0, allowed: 2 });
});

test('whoever waits too long, or is gone, waits no more', async () => {
  const admission = createAdmission({ mostRunning: 1, mostWaiting: 5, mostWaitMs: 20 });
  const leave = await admission.enter(forever);
  const gone = new AbortController();
  const left = admission.enter(gone.signal);
  gone.abort();
  expect(await left).toBeNull();
  expect(await admission.enter(gone.signal)).toBeNull();
  expect(await admission.enter(forever)).toBeNull();
  expect(admission.counts).toEqual({ running: 1, waiting: 0, allowed: 1 });
  leave?.();
  expect(admission.counts.running).toBe(0);
});

test('fewer are let in while the process is late, and more again in steps', () => {
  const limits = { mostLagMs: 100, leastRunning: 8 };
  const steps = (lags: readonly number[], from: number): number[] => {
    let allowed = from;
    return lags.map((lag) => (allowed = nextAllowed(allowed, lag, 64, limits)));
  };
  expect(steps([101, 500, 500, 500], 64)).toEqual([32, 16, 8, 8]);
  expect(steps([99, 50, 49, 0, 0, 0, 0, 0, 0, 0], 8)).toEqual([8, 8, 16, 24, 32, 40, 48, 56, 64, 64]);
});

test('lateness is measured, and fewer are allowed while there is some', async () => {
  const lag = watchLag();
  await pause(50);
  lag.read();
  const until = performance.now() + 300;
  while (performance.now() < until);
  await pause(20);
  expect(lag.read()).toBeGreaterThan(50);
  lag.close();

  let lateness = 1_000;
  const admission = createAdmission({ mostRunning: 8, mostWaiting: 0, mostWaitMs: 1 });
  const shedding = shedWhenLate(
    admission,
    { mostLagMs: 100, leastRunning: 4 },
    { read: () => lateness, close: () => undefined },
  );
  expect(shedding.isShedding()).toBe(false);
  while (!shedding.isShedding()) await pause(20);
  expect(admission.counts.allowed).toBe(4);
  lateness = 0;
  while (shedding.isShedding()) await pause(20);
  expect(admission.counts.allowed).toBe(8);
  shedding.close();
});

const slowGraph = async (limits: AdmissionLimits) => {
  const held: (() => void)[] = [];
  const admission = createAdmission(limits);
  const served = await serveGraph({
    before: [admit(admission)],
    root: {
      echo: () =>
        new Promise((resolve) =>
          held.push(() => {
            resolve('said');
          }),
        ),
    },
  });
  const until = async (running: number, waiting: number): Promise<void> => {
    while (admission.counts.running !== running || admission.counts.waiting !== waiting) await pause(5);
  };
  return {
    ...served,
    admission,
    until,
    release: () => {
      for (const each of held.splice(0)) each();
    },
  };
};

test('beyond what runs and waits, a request is refused with 503 at once, and health is not', async () => {
  const { post, url, until, release } = await slowGraph({
    mostRunning: 2,
    mostWaiting: 1,
    mostWaitMs: 60_000,
  });
  const body = { query: '{ echo }' };
  const answered = [post(body), post(body), post(body)];
  await until(2, 1);
  const refused = await post(body);
  expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([503, expect.any(Number)]);
  expect(refused.answer).toMatchObject({
    errors: [
      {
        message:
          'The gateway has more to do than it can, and nothing of this request was done. Ask again later.',
        extensions: { code: 'OVERLOADED' },
      },
    ],
  });
  expect((await fetch(`${url}health`)).status).toBe(200);
  release();
  await until(1, 0);
  release();
  const answers = await Promise.all(answered);
  expect(answers.map(({ answer }) => answer)).toEqual(Array(3).fill({ data: { echo: 'said' } }));
  await until(0, 0);
});

test('a client that goes away gives its place back, whether it runs or waits', async () => {
  const served = await slowGraph({ mostRunning: 1, mostWaiting: 5, mostWaitMs: 60_000 });
  const body = JSON.stringify({ query: '{ echo }' });
  const request = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`;
  const running = await connectTo(served);
  running.socket.write(request);
  await served.until(1, 0);
  const waiting = await connectTo(served);
  waiting.socket.write(request);
  await served.until(1, 1);
  waiting.socket.destroy();
  await served.until(1, 0);
  running.socket.destroy();
  await served.until(0, 0);
  served.release();
});

test('bodies that come slowly hold no place: who sends a whole one is answered meanwhile', async () => {
  const served = await slowGraph({ mostRunning: 1, mostWaiting: 0, mostWaitMs: 1 });
  const slow = await Promise.all(Array.from({ length: 5 }, () => connectTo(served)));
  const head =
    'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
  const begun = new Promise<void>((resolve) => {
    let requests = 0;
    served.server.on('request', () => {
      requests += 1;
      if (requests === slow.length) resolve();
    });
  });
  for (const { socket } of slow) socket.write(head);
  await begun;
  const { status, answer } = await served.post({ query: '{ __typename }' });
  expect([status, answer]).toEqual([200, { data: { __typename: 'Query' } }]);
  for (const { socket } of slow) socket.destroy();
  await served.until(0, 0);
});

test('requests in a row on one connection hold one place, and are answered in their order', async () => {
  const served = await slowGraph({ mostRunning: 2, mostWaiting: 0, mostWaitMs: 1 });
  const row = await connectTo(served);
  const requestOf = (name: string): string => {
    const body = JSON.stringify({ query: `{ ${name}: echo }` });
    return `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`;
  };
  row.socket.write(['a', 'b', 'c'].map(requestOf).join(''));
  await served.until(1, 0);
  const other = served.post({ query: '{ echo }' });
  await served.until(2, 0);
  const letting = setInterval(served.release, 5);
  expect((await other).answer).toEqual({ data: { echo: 'said' } });
  while (!row.received().includes('"c"')) await pause(5);
  clearInterval(letting);
  expect(row.received().match(/"[abc]":"said"/g)).toEqual(['"a":"said"', '"b":"said"', '"c":"said"']);
  row.socket.destroy();
  await served.until(0, 0);
});

test('large bodies have so much room together, small ones are always read', () => {
  const room = createBodyRoom(100_000);
  const [one, other, small] = [room.open(), room.open(), room.open()];
  expect([one.grow(50_000), one.grow(50_000)]).toEqual([true, true]);
  expect([other.grow(16_384), other.grow(50_000), small.grow(16_384)]).toEqual([true, false, true]);
  one.leave();
  one.leave();
  expect([one.grow(1), small.grow(100_000), room.open().grow(16_385)]).toEqual([false, true, false]);
});

test('a crowd is answered or refused, one by one, and nothing is left of it', async () => {
  const { post, until, release, admission } = await slowGraph({
    mostRunning: 4,
    mostWaiting: 16,
    mostWaitMs: 60_000,
  });
  const crowd = Array.from({ length: 100 }, () => post({ query: '{ echo }' }));
  await until(4, 16);
  const letting = setInterval(release, 5);
  const statuses = (await Promise.all(crowd)).map(({ status }) => status);
  clearInterval(letting);
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(20);
  await until(0, 0);
  expect(admission.counts).toEqual({ running: 0, waiting: 0, allowed: 4 });
});
