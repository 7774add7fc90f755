import type { GraphQLFormattedError } from 'graphql';
import { question } from '../support/questions';
import { openReportsGraph, type ReportsGraph } from '../support/reports-graph';

let graph: ReportsGraph;
beforeAll(async () => {
  graph = await openReportsGraph();
});
afterEach(() => {
  graph.fail();
});
afterAll(() => graph.close());

type Path = readonly (string | number)[];

/** The places where an answer is null that the full answer is not, and those where it differs in any other way. */
const compare = (full: unknown, found: unknown, path: Path = []): { lost: Path[]; changed: Path[] } => {
  const none = { lost: [], changed: [] };
  if (full === found) return none;
  if (found === null) return { lost: [path], changed: [] };
  if (typeof full !== 'object' || typeof found !== 'object' || full === null)
    return { lost: [], changed: [path] };
  const keys = [...new Set([...Object.keys(full), ...Object.keys(found)])];
  return keys
    .map((key) =>
      compare((full as Record<string, unknown>)[key], (found as Record<string, unknown>)[key] ?? null, [
        ...path,
        Array.isArray(full) ? Number(key) : key,
      ]),
    )
    .reduce<{ lost: Path[]; changed: Path[] }>(
      (all, each) => ({
        lost: [...all.lost, ...each.lost],
        changed: [...all.changed, ...each.changed],
      }),
      none,
    );
};

const sorted = (paths: readonly Path[]): string[] => paths.map((path) => path.join('.')).sort();
const withoutPlaces = (path: Path): string => path.filter((key) => typeof key === 'string').join('.');

/** What each subgraph takes with it when it goes: of the trace, and of a query that all have a part in. */
const LOST: Readonly<
  Record<string, { readonly trace: readonly string[]; readonly wide: readonly string[] }>
> = {
  agreements: {
    trace: ['services'],
    wide: [
      'council',
      'budgets.nodes.holder.name',
      'inspections.nodes.council.name',
      'safeguardingPartnerships.nodes.areas.council.name',
      'sources.nodes.publisher.name',
    ],
  },
  finance: {
    trace: ['services.nodes.money'],
    wide: [
      'budgets',
      'council.money',
      'council.services.nodes.money',
      'safeguardingPartnerships.nodes.contributions',
    ],
  },
  safeguarding: {
    trace: [],
    wide: ['council.partnershipRoles', 'council.safeguardingStatements', 'safeguardingPartnerships'],
  },
  improvement: {
    trace: [
      'services.nodes.hosts.council.inspections',
      'services.nodes.operators.council.inspections',
      'services.nodes.participants.council.inspections',
      'services.nodes.servedCouncils.council.inspections',
      'services.nodes.visits',
    ],
    wide: [
      'council.intervention',
      'council.money.nodes.subject.summary',
      'council.services.nodes.visits',
      'inspections',
    ],
  },
  record: {
    trace: [],
    wide: ['changesBetween', 'conflicts', 'council.services.nodes.timeline', 'council.timeline', 'sources'],
  },
};

const subgraphs = Object.keys(LOST);

describe.each(subgraphs)('without %s', (dead) => {
  const lostBy = async (name: 'trace' | 'wide', how: 'UNREACHABLE' | 'REJECTING') => {
    const { answer: full } = await graph.ask(question(name));
    expect(full.errors).toBeUndefined();
    graph.fail(dead, how);
    const { answer, status } = await graph.ask(question(name));
    const { errors = [] } = answer;
    return { ...compare(full.data, answer.data ?? null), errors, status };
  };
  const named = (errors: readonly GraphQLFormattedError[]): string[] =>
    sorted(errors.flatMap(({ path }) => (path ? [path] : [])));

  test.each(['trace', 'wide'] as const)('the %s query loses its fields and no other', async (name) => {
    const { lost, changed, errors, status } = await lostBy(name, 'UNREACHABLE');
    expect(changed).toEqual([]);
    expect([...new Set(lost.map(withoutPlaces))].sort()).toEqual([...(LOST[dead]?.[name] ?? [])].sort());
    // Each place that is empty has an error, there or at what it stands in; a long list of errors is cut, and says by how much.
    const paths = named(errors);
    const silent = sorted(lost).filter(
      (lostPath) => !paths.some((path) => `${lostPath}.`.startsWith(`${path}.`)),
    );
    const leftOut = errors.reduce((sum, { extensions }) => sum + Number(extensions?.['leftOut'] ?? 0), 0);
    expect(silent.length).toBeLessThanOrEqual(leftOut);
    expect(errors.filter(({ path, extensions }) => !path && !extensions?.['leftOut'])).toEqual([]);
    const code = 'SUBGRAPH_UNAVAILABLE';
    expect(errors.filter(({ extensions }) => extensions?.['subgraph'] !== dead)).toEqual([]);
    expect(errors.filter(({ extensions }) => extensions?.['code'] !== code)).toEqual([]);
    expect(status).toBe(200);
  });

  test('one that answers with nothing but an error takes no more with it', async () => {
    const { lost, changed, errors } = await lostBy('wide', 'REJECTING');
    expect(changed).toEqual([]);
    expect([...new Set(lost.map(withoutPlaces))].sort()).toEqual([...(LOST[dead]?.wide ?? [])].sort());
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.filter(({ extensions }) => extensions?.['subgraph'] !== dead)).toEqual([]);
    expect(errors.filter(({ extensions }) => !extensions?.['code'])).toEqual([]);
  });
});
