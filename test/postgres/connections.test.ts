import { openSubgraphs } from '../../subgraphs';
import type { RunningSubgraph } from '../../subgraphs/common/contract';
import { DatabaseError, StatementTimeout } from '../../subgraphs/common/database/errors';
import { createPool, type Pool } from '../../subgraphs/common/database/pool';
import { openPostgresConnection } from '../../subgraphs/common/database/postgres/connection';
import { serverOf } from '../../subgraphs/common/database/postgres/server';
import { openSnapshot } from '../../subgraphs/common/database/snapshot';
import { sql } from '../../subgraphs/common/database/sql';
import { openTestPostgres, type TestPostgres } from '../support/postgres';
import { REPORTS } from '../support/reports';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await openTestPostgres();
  await postgres.create('graph');
});
afterAll(() => postgres.close());

/** A pool of so many connections, without tables. */
const poolOf = (size: number): Pool => {
  const server = serverOf(postgres.config('graph'));
  if (server === undefined) throw new Error('There is no server.');
  return createPool(() => openPostgresConnection(server, 'public'), size);
};

const ONE = sql('SELECT 1 AS one');
const SLOW = sql('SELECT 1 AS one FROM pg_sleep(60)');

const runningSlowly = async (): Promise<number> =>
  (
    await postgres.query(
      'graph',
      "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND state = 'active' AND pid <> pg_backend_pid()",
    )
  ).length;

const waitFor = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not come to hold.');
};

describe('a request whose time is over', () => {
  it('has its statement stopped on the server, and no other one; the connection is replaced', async () => {
    const pool = poolOf(2);
    const over = new AbortController();
    const other = new AbortController();
    const stopped = openSnapshot(pool, { signal: over.signal });
    const goesOn = openSnapshot(pool, { signal: other.signal });
    try {
      const failed = expect(stopped.all(SLOW)).rejects.toThrow(StatementTimeout);
      const waiting = expect(goesOn.all(SLOW)).rejects.toThrow(StatementTimeout);
      await waitFor(async () => (await runningSlowly()) === 2);
      const next = expect(stopped.all(ONE)).rejects.toThrow(StatementTimeout);
      over.abort();
      await failed;
      await next;
      await stopped.end();
      await waitFor(async () => (await runningSlowly()) === 1);
      const after = openSnapshot(pool);
      expect(await after.all(ONE)).toEqual([{ one: 1 }]);
      await after.end();
      expect(await runningSlowly()).toBe(1);
      other.abort();
      await waiting;
      await goesOn.end();
    } finally {
      await pool.close();
    }
  });

  it('waits for no server that has stopped answering', async () => {
    const pool = poolOf(1);
    const over = new AbortController();
    const snapshot = openSnapshot(pool, { signal: over.signal });
    try {
      const [backend] = await snapshot.all(sql('SELECT pg_backend_pid() AS pid'));
      const pid = Number(backend?.['pid']);
      process.kill(pid, 'SIGSTOP');
      const failed = expect(snapshot.all(ONE)).rejects.toThrow(StatementTimeout);
      setImmediate(() => {
        over.abort();
      });
      await failed;
      await snapshot.end();
      const next = openSnapshot(pool);
      expect(await next.all(ONE)).toEqual([{ one: 1 }]);
      await next.end();
      process.kill(pid, 'SIGCONT');
    } finally {
      await pool.close();
    }
  });

  it('leaves the line for a connection, and its place in it goes to the next', async () => {
    const pool = poolOf(1);
    try {
      const holding = openSnapshot(pool);
      expect(await holding.all(ONE)).toEqual([{ one: 1 }]);
      const over = new AbortController();
      const left = openSnapshot(pool, { signal: over.signal });
      const failed = expect(left.all(ONE)).rejects.toThrow(StatementTimeout);
      const patient = openSnapshot(pool, { signal: new AbortController().signal });
      const answered = patient.all(ONE);
      over.abort();
      await failed;
      await left.end();
      await holding.end();
      expect(await answered).toEqual([{ one: 1 }]);
      await patient.end();
      const late = openSnapshot(pool, { signal: AbortSignal.abort() });
      await expect(late.all(ONE)).rejects.toThrow(StatementTimeout);
      await late.end();
    } finally {
      await pool.close();
    }
  });
});

describe('a connection', () => {
  it('only reads', async () => {
    const pool = poolOf(1);
    const snapshot = openSnapshot(pool);
    try {
      await expect(snapshot.all(sql('CREATE TABLE made (id text)'))).rejects.toThrow('only allows reading');
      await snapshot.end();
    } finally {
      await pool.close();
    }
  });

  it('refuses a value of another kind than its column, which only a cursor made by hand can bring', async () => {
    const pool = poolOf(1);
    const snapshot = openSnapshot(pool);
    try {
      const bigs = 'SELECT 1 AS one FROM (SELECT 1::bigint AS big) AS bigs WHERE big > ?';
      await expect(snapshot.all(sql(bigs, 'a day'))).rejects.toMatchObject({
        extensions: { code: 'BAD_CURSOR', argument: 'after' },
      });
      await snapshot.end();
    } finally {
      await pool.close();
    }
  });

  it('that was lost while nobody used it is replaced before anyone notices', async () => {
    const pool = poolOf(1);
    try {
      const before = openSnapshot(pool);
      const [backend] = await before.all(sql('SELECT pg_backend_pid() AS pid'));
      await before.end();
      await postgres.query('graph', `SELECT pg_terminate_backend(${String(backend?.['pid'])})`);
      const after = openSnapshot(pool);
      expect(await after.all(ONE)).toEqual([{ one: 1 }]);
      await after.end();
    } finally {
      await pool.close();
    }
  });

  it('runs more different statements than it keeps prepared', async () => {
    const pool = poolOf(1);
    const snapshot = openSnapshot(pool);
    try {
      for (const round of [1, 2]) {
        for (let number = 0; number < 520; number += 1) {
          const statement = sql(
            `SELECT ${String(number)} AS number WHERE ? = ?`,
            String(round),
            String(round),
          );
          expect(await snapshot.all(statement)).toEqual([{ number }]);
        }
      }
      const [kept] = await snapshot.all(sql('SELECT count(*) AS statements FROM pg_prepared_statements'));
      expect(kept).toEqual({ statements: 500 });
      await snapshot.end();
    } finally {
      await pool.close();
    }
  });

  it('gives every number as a number, and what is true as 1, as SQLite does', async () => {
    const pool = poolOf(1);
    const snapshot = openSnapshot(pool);
    try {
      const text =
        'SELECT sum(big) AS sum, max(big) AS max, count(*) AS count, 1 = 1 AS yes, null AS nothing FROM (SELECT 9007199254740991::bigint AS big) AS bigs';
      expect(await snapshot.all(sql(text))).toEqual([
        { sum: 9007199254740991, max: 9007199254740991, count: 1, yes: 1, nothing: null },
      ]);
      await snapshot.end();
    } finally {
      await pool.close();
    }
  });
});

describe('a server that is restarted', () => {
  let running: readonly RunningSubgraph[];
  const logged: unknown[] = [];
  beforeAll(async () => {
    running = await openSubgraphs({
      dataDir: '',
      database: postgres.config('graph'),
      datasetDir: REPORTS,
      only: ['safeguarding'],
      // So that each question is asked of the server.
      keptMegabytes: 0,
      log: (cause) => logged.push(cause),
    });
  });
  afterAll(() => Promise.all(running.map((subgraph) => subgraph.close())));

  it('costs answers while it is away, and none after', async () => {
    const [subgraph] = running;
    if (subgraph === undefined) throw new Error('There is no subgraph.');
    const ask = () => subgraph.execute({ query: '{ safeguardingPartnerships { totalCount } }' });
    const before = await Promise.all([ask(), ask(), ask()]);
    expect(before[0].errors).toBeUndefined();
    await postgres.stop();
    const away = await Promise.all([ask(), ask(), ask()]);
    for (const { data, errors } of away) {
      expect(data?.['safeguardingPartnerships'] ?? null).toBeNull();
      expect(errors?.[0]?.message).not.toContain(String(postgres.port));
    }
    await expect(subgraph.ready()).rejects.toThrow(DatabaseError);
    expect(logged.every((cause) => cause instanceof DatabaseError)).toBe(true);
    await postgres.start();
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(before);
  });
});
