import { GraphQLError } from 'graphql';
import { limited } from '../../gateway/answers/limit';

test('of the errors of one subgraph and code, a hundred are kept, and one says how many are left out', () => {
  const errors = (subgraph: string, code: string, count: number) =>
    Array.from(
      { length: count },
      (_, index) => new GraphQLError('lost', { path: ['list', index], extensions: { code, subgraph } }),
    );
  const found = limited([
    ...errors('money', 'SUBGRAPH_TIMEOUT', 250),
    ...errors('money', 'BAD_CURSOR', 1),
    ...errors('places', 'SUBGRAPH_TIMEOUT', 100),
  ]);
  expect(found).toHaveLength(202);
  expect(found[99]?.path).toEqual(['list', 99]);
  expect(found[100]?.toJSON()).toEqual({
    message:
      '150 more errors of the subgraph money with the code SUBGRAPH_TIMEOUT are left out; what they cost is null too.',
    extensions: { code: 'SUBGRAPH_TIMEOUT', subgraph: 'money', leftOut: 150 },
  });
  expect(found[101]?.extensions).toEqual({ code: 'BAD_CURSOR', subgraph: 'money' });
});
