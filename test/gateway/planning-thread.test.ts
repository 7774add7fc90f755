import { join } from 'node:path';
import { buildSupergraph } from '../../gateway/planning/build-supergraph';
import type { Planner } from '../../gateway/planning/planner';
import { createPlanningSupergraph } from '../../gateway/planning/planning-supergraph';
import { planInThread, type PlanningOptions } from '../../gateway/planning/thread/plan-in-thread';
import { createFixture } from '../support/fixture-subgraph';
import { openTestGateway, supergraphOf } from '../support/gateway';

const execArgv = ['-r', join(__dirname, '..', 'support', 'run-typescript.cjs')];

/** Subgraphs that each answer `next` of a node, which leaves many ways to answer it. */
const nodes = (count: number) => [
  createFixture(
    'base',
    `type Query { node: Node broken: Int }
     interface Node @key(fields: "id") { id: ID! }
     ${Array.from({ length: count }, (_, at) => `type Leaf${String(at)} implements Node @key(fields: "id") { id: ID! }`).join('\n')}`,
    { Query: { node: () => ({ __typename: 'Leaf0', id: '1' }) } },
  ),
  ...Array.from({ length: count }, (_, at) =>
    createFixture(
      `part${String(at)}`,
      `type Node @key(fields: "id") @federation__interfaceObject { id: ID! own${String(at)}: Int next: Node @shareable }`,
      {},
    ),
  ),
];

const FIELDS = 'own0 own1 own2';
/** Planning it looks at more ways than it may. */
const MANY = `{ node { ${FIELDS} next { ${FIELDS} next { ${FIELDS} } } } }`;

const open = (options: Partial<PlanningOptions> = {}, sdl = supergraphOf(nodes(3))): Planner => {
  const supergraph = buildSupergraph(sdl, { validate: false });
  const planning = createPlanningSupergraph(sdl);
  return planInThread({ timeoutMs: 30_000, mostWaitMs: 60_000, execArgv, ...options })({
    supergraphSdl: sdl,
    supergraph,
    planning,
  });
};

const codeOf = (error: unknown): unknown =>
  (error as { extensions?: { code?: unknown } }).extensions?.code ?? error;

const opened: Planner[] = [];
const opening = (...given: Parameters<typeof open>): Planner => {
  const planner = open(...given);
  opened.push(planner);
  return planner;
};
afterEach(() => Promise.all(opened.splice(0).map((planner) => planner.close())));

const SIMPLE = { kind: 'QueryPlan', node: { kind: 'Fetch', serviceName: 'base' } };

test('An operation with too many ways to answer it is refused, and others are answered', async () => {
  const { ask, close } = await openTestGateway(nodes(3));
  expect(await ask(MANY)).toMatchObject({
    status: 400,
    answer: { errors: [{ extensions: { code: 'PLAN_TOO_LONG' } }] },
  });
  expect(await ask('{ node { id } }')).toMatchObject({
    status: 200,
    answer: { data: { node: { id: '1' } } },
  });
  await close();
});

test('A thread plans, refuses and goes on', async () => {
  const planner = opening();
  await planner.ready();
  const [plan, refusal, other] = await Promise.allSettled([
    planner.plan('{ node { id } }'),
    planner.plan(MANY),
    planner.plan('{ broken }'),
  ]);
  expect(plan).toMatchObject({ value: SIMPLE });
  expect(refusal.status === 'rejected' && codeOf(refusal.reason)).toBe('PLAN_TOO_LONG');
  expect(other).toMatchObject({ value: SIMPLE });
});

test('What takes too long is refused, and another thread plans the next', async () => {
  const planner = opening({ timeoutMs: 1 });
  await planner.ready();
  await expect(planner.plan(MANY)).rejects.toMatchObject({
    extensions: { code: 'PLAN_TOO_LONG', limit: 1, unit: 'milliseconds', http: { status: 400 } },
  });
  await expect(planner.plan(`${MANY} `)).rejects.toMatchObject({ extensions: { code: 'PLAN_TOO_LONG' } });
});

test('What takes all of the memory is refused, and ends no more than its thread', async () => {
  const wide = Array.from({ length: 200_000 }, (_, at) => `a${String(at)}: broken`).join(' ');
  const planner = opening({ mostMegabytes: 64 });
  await planner.ready();
  await expect(planner.plan(`{ ${wide} }`)).rejects.toMatchObject({
    extensions: { code: 'PLAN_TOO_LONG', http: { status: 400 } },
  });
  expect(await planner.plan('{ node { id } }')).toMatchObject(SIMPLE);
});

test('What waits too long for its turn is refused for now', async () => {
  const planner = opening({ mostWaitMs: 1 });
  await expect(planner.plan('{ node { id } }')).rejects.toMatchObject({
    extensions: { code: 'PLANNING_BUSY', http: { status: 503 } },
  });
});

test('A supergraph that can not be planned over is said to be so, by whoever asks', async () => {
  const sdl = supergraphOf(nodes(1));
  const planner = planInThread({ timeoutMs: 30_000, execArgv })({
    supergraphSdl: sdl,
    supergraph: buildSupergraph(sdl, { validate: false }),
    planning: { ...createPlanningSupergraph(sdl), sdl: 'type Query { a: Int }' },
  });
  opened.push(planner);
  await expect(planner.ready()).rejects.toThrow(/composed schema can not be used/);
});

test('What is closed answers no one who waits', async () => {
  const planner = opening();
  const waiting = Promise.resolve(planner.plan('{ node { id } }')).catch(codeOf);
  await planner.close();
  expect(await waiting).toBe('PLANNING_BUSY');
});
