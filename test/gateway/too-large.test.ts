import { createFixture } from '../support/fixture-subgraph';
import { openTestGateway } from '../support/gateway';
import { createMoney, createPlaces } from '../support/town';

const refusal = (code: string, extensions: Record<string, unknown>) => ({
  status: 400,
  answer: { errors: [{ extensions: { code, ...extensions } }] },
});

test('levels are counted through fragments, those of the schema are not', async () => {
  const { ask, close } = await openTestGateway([createPlaces()], { mostLevels: 2 });
  expect(await ask('{ visits { ...V } } fragment V on Visit { place { ... { name } } }')).toMatchObject(
    refusal('QUERY_TOO_DEEP', { limit: 2, value: 3 }),
  );
  expect(await ask('{ visits { day } __schema { types { fields { name } } } }')).toMatchObject({
    status: 200,
  });
  const cyclic = await ask('{ visits { ...V } } fragment V on Visit { day ...V }');
  expect(cyclic.answer.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  await close();
});

test('fragments that spread each other again and again are refused before they are written out', async () => {
  const { ask, close } = await openTestGateway([createPlaces()], { mostLevels: 100 });
  const fragments = Array.from(
    { length: 30 },
    (_, at) => `fragment F${String(at)} on Visit { ...F${String(at + 1)} ... { ...F${String(at + 1)} } }`,
  );
  expect(
    await ask(`{ visits { ...F0 } } ${fragments.join(' ')} fragment F30 on Visit { day }`),
  ).toMatchObject(refusal('QUERY_TOO_WIDE', { limit: 5000, value: 2 ** 30 + 1 }));
  await close();
});

test('what one subgraph makes of lists within lists is stopped while it is made', async () => {
  let made = 0;
  const node = { id: 'a' };
  const lists = createFixture('lists', 'type Node { id: ID! nodes: [Node] } type Query { nodes: [Node] }', {
    Query: { nodes: () => Array<unknown>(10).fill(node) },
    Node: {
      nodes: () => {
        made += 10;
        return Array<unknown>(10).fill(node);
      },
    },
  });
  const { ask, close } = await openTestGateway([lists], { mostValues: 1000 });
  const nested = (levels: number): string => `nodes { id ${levels > 1 ? nested(levels - 1) : ''} }`;
  expect(await ask(`{ ${nested(2)} }`)).toMatchObject({ status: 200 });
  made = 0;
  expect(await ask(`{ ${nested(8)} }`)).toMatchObject(refusal('ANSWER_TOO_LARGE', { limit: 1000 }));
  expect(made).toBeLessThan(1000);
  await close();
});

test('an entity counts in each place where it is put', async () => {
  const { ask, close } = await openTestGateway([createPlaces(), createMoney()], { mostValues: 30 });
  expect(await ask('{ visits { place { id } } }')).toMatchObject({ status: 200 });
  expect(await ask('{ visits { place { grants { from place { id } } } } }')).toMatchObject(
    refusal('ANSWER_TOO_LARGE', { limit: 30 }),
  );
  await close();
});
