import { GraphQLError } from 'graphql';

/** The most errors of one code that an answer holds for one subgraph; a long list loses as many fields as it has rows. */
const MOST_ERRORS = 100;

const moreOf = (first: GraphQLError, leftOut: number): GraphQLError => {
  const { code, subgraph } = first.extensions;
  const whose = typeof subgraph === 'string' ? ` of the subgraph ${subgraph}` : '';
  return new GraphQLError(
    `${String(leftOut)} more errors${whose} with the code ${String(code)} are left out; what they cost is null too.`,
    { extensions: { code, ...(whose === '' ? {} : { subgraph }), leftOut } },
  );
};

/** The errors of an answer, the first of each subgraph and code, with one in the place of the rest that says how many. */
export const limited = (errors: readonly GraphQLError[]): GraphQLError[] => {
  const groups = new Map<string, GraphQLError[]>();
  for (const error of errors) {
    const { code, subgraph } = error.extensions;
    const key = JSON.stringify([subgraph, code]);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(error);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const leftOut = group.length - MOST_ERRORS;
    return first === undefined || leftOut <= 0
      ? group
      : [...group.slice(0, MOST_ERRORS), moreOf(first, leftOut)];
  });
};
