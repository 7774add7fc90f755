import { setImmediate } from 'node:timers/promises';
import { createGateway } from '../../../gateway/create-gateway';
import { planHere } from '../../../gateway/planning/planner';
import { inProcessSource } from '../../../gateway/sources/in-process';
import type { Source } from '../../../gateway/sources/source';
import { createFixture } from '../../support/fixture-subgraph';
import { supergraphOf } from '../../support/gateway';

/** A town whose places have a name and, in its second form, a motto in the place of a code. */
const town = (form: 'OLD' | 'NEW', wait: () => Promise<unknown> = () => Promise.resolve()) =>
  createFixture(
    'town',
    form === 'OLD'
      ? `type Query { name: String code: String! } scalar Mark`
      : `type Query { name: String motto: String! }`,
    {
      Query: {
        name: async () => {
          await wait();
          return form;
        },
        code: () => 'E09000009',
        motto: () => 'Respice',
      },
    },
  );

/** A source that says when it is closed, and answers nothing after. */
const counted = (source: Source): Source & { closed: number } => {
  const watched = {
    ...source,
    closed: 0,
    execute: (...args: Parameters<Source['execute']>) => {
      if (watched.closed > 0) throw new Error('It is closed.');
      return source.execute(...args);
    },
    close: () => {
      watched.closed += 1;
      return Promise.resolve();
    },
  };
  return watched;
};

const open = async (wait?: () => Promise<unknown>) => {
  const forms = { OLD: town('OLD', wait), NEW: town('NEW', wait) };
  const sdl = { OLD: supergraphOf([forms.OLD]), NEW: supergraphOf([forms.NEW]) };
  const opened: (Source & { closed: number })[] = [];
  /** Which form is reached is what its schema says: as if each had an address of its own. */
  let form: 'OLD' | 'NEW' = 'OLD';
  const gateway = await createGateway({
    supergraphSdl: sdl.OLD,
    sources: [],
    sourcesOf: () => {
      const source = counted(inProcessSource(forms[form]));
      opened.push(source);
      return [source];
    },
  });
  return {
    gateway,
    opened,
    forms,
    swap: (to: 'OLD' | 'NEW') => {
      form = to;
      return gateway.swap(sdl[to]);
    },
    ask: async (query: string) => {
      const { body } = await gateway.server.executeOperation({ query });
      if (body.kind !== 'single') throw new Error('The answer came in parts.');
      const { data, errors } = body.singleResult;
      return {
        ...(data && { data: { ...data } }),
        ...(errors && { errors: errors.map((each) => each.message) }),
      };
    },
  };
};

const OLD = { data: { name: 'OLD', code: 'E09000009' } };
const NEW = { data: { name: 'NEW', motto: 'Respice' } };

test('from a swap on the new schema answers, and the old one is gone', async () => {
  const { gateway, ask, swap } = await open();
  try {
    expect(await ask('{ name code }')).toEqual(OLD);
    const before = gateway.served()?.id;
    await swap('NEW');
    expect(gateway.served()?.id).not.toBe(before);
    expect(await ask('{ name motto }')).toEqual(NEW);
    expect(await ask('{ name code }')).toEqual({ errors: ['Cannot query field "code" on type "Query".'] });
  } finally {
    await gateway.close();
  }
});

test('requests under way during swaps are whole, each by the schema that it came to', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { gateway, ask, swap, opened } = await open(() => held);
  try {
    const old = Array.from({ length: 20 }, () => ask('{ name code }'));
    await swap('NEW');
    const next = Array.from({ length: 20 }, () => ask('{ name motto }'));
    await swap('OLD');
    const again = Array.from({ length: 20 }, () => ask('{ name code }'));
    expect(opened.map(({ closed }) => closed)).toEqual([0, 0, 0]);
    release();
    expect(await Promise.all(old)).toEqual(Array.from({ length: 20 }, () => OLD));
    expect(await Promise.all(next)).toEqual(Array.from({ length: 20 }, () => NEW));
    expect(await Promise.all(again)).toEqual(Array.from({ length: 20 }, () => OLD));
  } finally {
    await gateway.close();
  }
  expect(opened.map(({ closed }) => closed)).toEqual([1, 1, 1]);
});

test('a request that comes at any moment of a swap fails with neither schema', async () => {
  const { gateway, ask, swap } = await open();
  const answers: unknown[] = [];
  let isOver = false;
  const askOn = async (): Promise<void> => {
    while (!isOver) {
      answers.push(await ask('{ name __typename }'));
      // In memory, an answer takes no turn of the event loop: without this, nothing else would happen any more.
      await setImmediate();
    }
  };
  try {
    const asking = Array.from({ length: 5 }, askOn);
    for (let turn = 0; turn < 6; turn += 1) await swap(turn % 2 === 0 ? 'NEW' : 'OLD');
    isOver = true;
    await Promise.all(asking);
  } finally {
    await gateway.close();
  }
  const right = ['OLD', 'NEW'].map((name) => ({ data: { name, __typename: 'Query' } }));
  expect(
    answers.filter((answer) => !right.some((each) => JSON.stringify(each) === JSON.stringify(answer))),
  ).toEqual([]);
  expect(answers.length).toBeGreaterThan(0);
});

test('the operations that are used are planned before the schema is served, and not again after', async () => {
  const planned: string[] = [];
  const fixture = town('OLD');
  const next = town('NEW');
  let form = fixture;
  const gateway = await createGateway({
    supergraphSdl: supergraphOf([fixture]),
    sources: [],
    sourcesOf: () => [inProcessSource(form)],
    openPlanner: (plannable) => {
      const planner = planHere(plannable);
      return {
        ...planner,
        plan: (operation) => {
          planned.push(operation);
          return planner.plan(operation);
        },
      };
    },
  });
  const ask = async (query: string): Promise<void> => {
    expect((await gateway.server.executeOperation({ query })).http.status).toBeUndefined();
  };
  try {
    await ask('{ name }');
    await ask('{ code }');
    expect(planned).toHaveLength(2);
    form = next;
    await gateway.swap(supergraphOf([next]));
    // What the new schema doesn't have is left out.
    expect(planned).toHaveLength(3);
    await ask('{ name }');
    expect(planned).toHaveLength(3);
    await ask('{ motto }');
    expect(planned).toHaveLength(4);
  } finally {
    await gateway.close();
  }
});

test('the sources of a schema that no request uses any more are closed', async () => {
  const { gateway, swap, opened } = await open();
  try {
    await swap('NEW');
    const [old] = opened;
    for (let tries = 0; tries < 500 && old?.closed === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(opened.map(({ closed }) => closed)).toEqual([1, 0]);
    expect(gateway.sources).toEqual([opened[1]]);
  } finally {
    await gateway.close();
  }
});

test.each([
  ['is no GraphQL', 'type Query {', /Syntax Error/],
  ['is no supergraph', 'type Query { name: String }', /can not be used/],
  [
    'does not go with the fixed subgraphs',
    supergraphOf([createFixture('village', 'type Query { name: String }', {})]),
    /names a subgraph village, which is not known here/,
  ],
])('a schema that %s is refused, and the one before goes on', async (_, sdl, says) => {
  const fixture = town('OLD');
  const gateway = await createGateway({
    supergraphSdl: supergraphOf([fixture]),
    sources: [inProcessSource(fixture)],
  });
  try {
    await expect(gateway.swap(sdl)).rejects.toThrow(says);
    const { body } = await gateway.server.executeOperation({ query: '{ name code }' });
    expect(body).toMatchObject({ singleResult: OLD });
  } finally {
    await gateway.close();
  }
});
