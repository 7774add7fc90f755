import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getNamedType, isObjectType, type GraphQLField } from 'graphql';
import { createGateway } from '../../gateway/create-gateway';
import { inProcessSource } from '../../gateway/sources/in-process';
import { openSubgraphs, subgraphs } from '../../subgraphs';
import type { RunningSubgraph } from '../../subgraphs/common/contract';
import { scalars } from '../../subgraphs/common/scalars';
import { givenQuestions } from '../support/given-questions';
import { openTestPostgres, type TestPostgres } from '../support/postgres';
import { REPORTS } from '../support/reports';
import { composeReports } from '../support/reports-graph';
import { filtersOf, ordersOf, selectAll } from '../support/select-all';

/** What a filter or a search may hold: capitals, accents, quotes, wildcards, and what PostgreSQL has no text for. */
const TEXTS = ['CHILDREN', 'é', "O'", '%', '\\', '\u0000', '\ud800'];

/** The longest selection that is asked for at once, in characters: a subgraph takes 20,000 tokens. */
const LONGEST = 30_000;

/** Things of a subgraph that are asked for by their keys at once. */
const MOST_THINGS = 30;

let postgres: TestPostgres;
let folder: string;
let onFiles: readonly RunningSubgraph[] = [];
let onServer: readonly RunningSubgraph[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'council-graph-'));
  postgres = await openTestPostgres();
  // Whatever the database sorts by, the tables sort by bytes.
  await postgres.create('graph', "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en' LOCALE 'C'");
  const log = (cause: unknown): void => {
    console.error(cause);
  };
  onFiles = await openSubgraphs({ dataDir: folder, datasetDir: REPORTS, log });
  const database = postgres.config('graph');
  onServer = await openSubgraphs({ dataDir: folder, database, datasetDir: REPORTS, log });
});

afterAll(async () => {
  await Promise.all([...onFiles, ...onServer].map((subgraph) => subgraph.close()));
  await postgres.close();
  rmSync(folder, { recursive: true, force: true });
});

const named = (among: readonly RunningSubgraph[], name: string): RunningSubgraph => {
  const found = among.find((subgraph) => subgraph.name === name);
  if (found === undefined) throw new Error(`There is no subgraph ${name}.`);
  return found;
};

/** The answer on files, once it is known to be the same on the server, to the byte. */
const asked = async (name: string, query: string, variables = {}) => {
  const answer = async (among: readonly RunningSubgraph[]) => {
    const { data, errors, extensions } = await named(among, name).execute({ query, variables });
    return {
      bytes: JSON.stringify({ data, errors }),
      data,
      errors,
      statements: extensions?.['statements'] as number,
    };
  };
  const [files, server] = [await answer(onFiles), await answer(onServer)];
  if (server.bytes !== files.bytes) {
    throw new Error(
      `${query}\n${JSON.stringify(variables)}\nfiles:  ${differing(files.bytes, server.bytes)}\nserver: ${differing(server.bytes, files.bytes)}`,
    );
  }
  expect(server.statements).toBe(files.statements);
  return files;
};

/** The part of a long text where it begins to differ from another. */
const differing = (text: string, other: string): string => {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  return text.slice(Math.max(0, at - 200), at + 300);
};

const rootFields = (name: string): GraphQLField<unknown, unknown>[] =>
  Object.values(named(onFiles, name).schema.getQueryType()?.getFields() ?? {}).filter(
    (field) => !field.name.startsWith('_'),
  );

/** The arguments that a root field must be given, as literals. */
const needed = (field: GraphQLField<unknown, unknown>): Record<string, string> =>
  Object.fromEntries(
    field.args.flatMap(({ name, type }): [string, string][] => {
      if (!String(type).endsWith('!') || name === 'first') return [];
      const inner = getNamedType(type).name;
      return [[name, inner === 'Date' ? (name === 'to' ? '"2022-01-01"' : '"2013-01-01"') : '"ealing"']];
    }),
  );

const isList = (field: GraphQLField<unknown, unknown>): boolean =>
  field.args.some(({ name }) => name === 'after');

const question = (
  field: GraphQLField<unknown, unknown>,
  given: Record<string, string>,
  selection: string,
  view = '',
) => {
  const all = Object.entries({ ...needed(field), ...given });
  const list = all.length === 0 ? '' : `(${all.map(([name, value]) => `${name}: ${value}`).join(', ')})`;
  return `query Asked ${view} { ${field.name}${list} ${selection} }`;
};

const PAGE = '{ totalCount pageInfo { hasNextPage endCursor } edges { cursor } }';

/** Ids of things that a subgraph lists, of some that others do, and of none. */
const idsIn = async (name: string): Promise<string[]> => {
  const ids = new Set(['hammersmith-and-fulham', 'ealing', 'no-such-thing']);
  for (const field of rootFields(name).filter(isList)) {
    const type = getNamedType(field.type);
    const nodes = isObjectType(type) ? type.getFields()['nodes'] : undefined;
    const node = nodes === undefined ? undefined : getNamedType(nodes.type);
    if (!isObjectType(node) || node.getFields()['id'] === undefined) continue;
    const { data } = await asked(name, question(field, { first: '100' }, '{ nodes { id } }'));
    const listed = data?.[field.name] as { readonly nodes: readonly { readonly id: string }[] };
    for (const { id } of listed.nodes) ids.add(id);
  }
  return [...ids];
};

describe.each(subgraphs.map(({ name }) => name))('on PostgreSQL, %s answers as on SQLite', (name) => {
  it('everything that its root fields lead to, on record and on a day', async () => {
    const { schema } = named(onFiles, name);
    for (const field of rootFields(name)) {
      const deep = selectAll(schema, field.type, 2);
      const selection = deep.length > LONGEST ? selectAll(schema, field.type, 1) : deep;
      for (const view of ['', '@view(asOf: "2016-07-01", knownAt: "2018-01-01")']) {
        const { errors } = await asked(
          name,
          question(field, isList(field) ? { first: '10' } : {}, selection, view),
        );
        expect(errors).toBeUndefined();
      }
    }
  });

  it('every thing by its key', async () => {
    const { schema } = named(onFiles, name);
    const ids = await idsIn(name);
    const entities = schema.getType('_Entity');
    const types = entities !== undefined && 'getTypes' in entities ? entities.getTypes() : [];
    for (const type of types) {
      if (!isObjectType(type)) continue;
      const representations = ids.slice(0, MOST_THINGS).map((id) => ({
        __typename: type.name,
        id,
      }));
      const selection = `{ ... on ${type.name} ${selectAll(schema, type, 2)} }`;
      await asked(name, `query ($r: [_Any!]!) { _entities(representations: $r) ${selection} }`, {
        r: representations,
      });
    }
  });

  it('every page of every list in every order', async () => {
    for (const field of rootFields(name).filter(isList)) {
      for (const orderBy of [undefined, ...ordersOf(field)]) {
        let after: string | null = null;
        do {
          const given = {
            first: '100',
            ...(orderBy === undefined ? {} : { orderBy }),
            ...(after === null ? {} : { after: JSON.stringify(after) }),
          };
          const { data, errors } = await asked(name, question(field, given, PAGE));
          expect(errors).toBeUndefined();
          const { pageInfo } = data?.[field.name] as {
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
          after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
        } while (after !== null);
      }
    }
  });

  it('every filter', async () => {
    for (const field of rootFields(name).filter(isList)) {
      for (const filter of filtersOf(field, TEXTS))
        await asked(name, question(field, { filter, first: '5' }, PAGE));
    }
  });
});

it('on PostgreSQL, a search finds what it finds on SQLite, in the same order', async () => {
  for (const text of [
    ...TEXTS,
    'tri-borough fostering',
    'safeguarding child',
    'bids',
    'BIDS',
    '84',
    'zzz qqq',
  ]) {
    await asked(
      'record',
      'query ($text: String!) { search(text: $text, first: 50) { matched totalCount nodes { id summary } } }',
      { text },
    );
  }
});

it('on PostgreSQL, the graph answers every question as on SQLite', async () => {
  const supergraphSdl = composeReports();
  const open = (running: readonly RunningSubgraph[]) =>
    createGateway({
      supergraphSdl,
      // The gateway closes its sources; the subgraphs are closed after all tests.
      sources: running.map((subgraph) => inProcessSource({ ...subgraph, close: () => Promise.resolve() })),
      scalars: Object.values(scalars),
      timeoutMs: 30_000,
    });
  const gateways = await Promise.all([open(onFiles), open(onServer)]);
  try {
    for (const { query, variables } of givenQuestions()) {
      const [files, server] = await Promise.all(
        gateways.map(async (gateway) => {
          const { body } = await gateway.server.executeOperation({ query, variables });
          return body.kind === 'single' ? JSON.stringify(body.singleResult) : '';
        }),
      );
      expect(files).not.toContain('"errors"');
      expect(files?.length).toBeGreaterThan(500);
      expect(server).toBe(files);
    }
  } finally {
    await Promise.all(gateways.map((gateway) => gateway.close()));
  }
});
