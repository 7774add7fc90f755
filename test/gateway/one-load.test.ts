import type { Source } from '../../gateway/sources/source';
import { inProcessSource } from '../../gateway/sources/in-process';
import { inOneLoad } from '../../gateway/engine/one-load';
import { createRequestNotes, noteLoad } from '../../gateway/request-notes';
import { createFixture } from '../support/fixture-subgraph';
import { openTestGateway, type TestGateway } from '../support/gateway';

const houses = createFixture(
  'houses',
  `
    type Query { house: House! }
    type Mutation { paint: House! }
    type House @key(fields: "id") { id: ID! town: Town! }
    type Town @key(fields: "id") { id: ID! }
  `,
  {
    Query: { house: () => ({ id: 'h1', town: { id: 't1' } }) },
    Mutation: { paint: () => ({ id: 'h1', town: { id: 't1' } }) },
  },
);

const colours = createFixture(
  'colours',
  `
    type House @key(fields: "id") { id: ID! colour: String! }
    type Town @key(fields: "id") { id: ID! house: House! }
  `,
  {
    House: { __resolveReference: ({ id }) => ({ id }), colour: ({ id }) => `${id} is red` },
    Town: { __resolveReference: ({ id }) => ({ id }), house: () => ({ id: 'h1' }) },
  },
);

const BOTH = '{ house { colour town { house { id } } } }';

/** A source that says of each of its answers, one after the other, which load it was read from. */
const loading = (subgraph: typeof colours, loads: readonly (string | null)[]): Source & { asked: number } => {
  const source = inProcessSource(subgraph);
  const told = {
    ...source,
    asked: 0,
    execute: async (...args: Parameters<Source['execute']>) => {
      const result = await source.execute(...args);
      const loadId = loads[Math.min(told.asked, loads.length - 1)];
      told.asked += 1;
      return { ...result, extensions: { ...result.extensions, loadId } };
    },
  };
  return told;
};

describe('a load that commits while a request is answered', () => {
  let graph: TestGateway | undefined;
  afterEach(() => graph?.close());

  const askOver = async (loads: readonly (string | null)[], query = BOTH) => {
    const source = loading(colours, loads);
    graph = await openTestGateway([houses, colours], { others: [source] });
    const notes = createRequestNotes();
    const { body } = await graph.gateway.server.executeOperation({ query }, { contextValue: notes });
    if (body.kind !== 'single') throw new Error('The answer came in parts.');
    return {
      data: JSON.parse(JSON.stringify(body.singleResult.data)) as unknown,
      loads: Object.fromEntries([...notes.loads].map(([name, ids]) => [name, [...ids]])),
      asked: source.asked,
    };
  };

  const DATA = { house: { colour: 'h1 is red', town: { house: { id: 'h1' } } } };

  test('has a query answered anew, all of it from the later load', async () => {
    expect(await askOver(['old', 'new', 'new', 'new'])).toEqual({
      data: DATA,
      loads: { houses: [null], colours: ['new'] },
      asked: 4,
    });
  });

  test('is asked for twice at most', async () => {
    expect(await askOver(['1', '2', '3', '4', '5', '6'])).toEqual({
      data: DATA,
      loads: { houses: [null], colours: ['3', '4'] },
      asked: 4,
    });
  });

  test('is borne where half of the time is spent', async () => {
    const notes = createRequestNotes();
    noteLoad(notes, 'colours', 'old');
    noteLoad(notes, 'colours', 'new');
    const spent: number[] = [];
    const attempt = (spentMs: number) => Promise.resolve(spent.push(spentMs));
    expect(await inOneLoad(notes, 0, attempt)).toBe(1);
    expect(spent).toEqual([0]);
  });

  test('is not seen in what names no load', async () => {
    expect(await askOver(['one', null])).toEqual({
      data: DATA,
      loads: { houses: [null], colours: ['one', null] },
      asked: 2,
    });
  });

  test('has no mutation done twice', async () => {
    expect(
      await askOver(['1', '2', '3', '4'], 'mutation { paint { colour town { house { id } } } }'),
    ).toEqual({
      data: { paint: { colour: 'h1 is red', town: { house: { id: 'h1' } } } },
      loads: { houses: [null], colours: ['1', '2'] },
      asked: 2,
    });
  });
});
