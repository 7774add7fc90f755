import {
  buildSchema,
  execute,
  getOperationAST,
  isObjectType,
  Kind,
  parse,
  print,
  visit,
  type DocumentNode,
  type GraphQLScalarType,
  type GraphQLSchema,
} from 'graphql';
import { createAllowance, type Allowance } from '../../subgraphs/common/allowance';
import { boundSchema } from '../../subgraphs/common/bound-schema';
import { compile } from '../../subgraphs/common/execution/compile';
import { generate } from '../support/differential/generate/operation';
import { createRandom, hashOf } from '../support/differential/random';

const SDL = `
  scalar Date
  enum Kind { REPORT MINUTES }
  input Span { from: Date, to: Date = "2020-01-01" }
  input Filter { text: String, span: Span, kinds: [Kind!] }
  interface Body { id: ID! name(short: Boolean = false): String }
  type Council implements Body { id: ID! name(short: Boolean = false): String code: Int rate: Float papers(filter: Filter, first: Int! = 2): [Paper!] chair: Post twin: Council! }
  type Agency implements Body { id: ID! name(short: Boolean = false): String parent: Body subjects: [Subject] }
  type Paper { id: ID! kind: Kind! day: Date by: Body! about: [[Subject]!] isPublic: Boolean }
  type Post { title: String! holder: Body }
  union Subject = Council | Paper | Post
  type Query { council(id: ID!, day: Date): Council bodies(filter: Filter): [Body!]! subject(kind: Kind = REPORT): Subject papers(ids: [ID!]): [Paper]! count: Int! }
`;

const NAMES = ['Council', 'Agency', 'Paper', 'Post'];

/** What goes wrong in a field now and then, and what only looks wrong. */
const FAULTS: readonly ((value: unknown) => unknown)[] = [
  () => null,
  () => undefined,
  () => {
    throw new Error('It failed.');
  },
  () => Promise.reject(new Error('It failed later.')),
  () => new Error('It is an error.'),
  () => ({ __typename: 'Nothing' }),
  () => 'a text',
  () => Number.NaN,
];

/**
 * A schema whose resolvers give what follows from the seed, the parent, the field and the arguments alone, in each way in
 * which a resolver may: at once, later, as a property, as a method.
 * @param share how many in a thousand fields go wrong
 */
const createSchema = (seed: number, share: number): GraphQLSchema => {
  const schema = buildSchema(SDL);
  const date = schema.getType('Date') as GraphQLScalarType;
  date.parseValue = (value) => `day ${String(value)}`;
  date.serialize = (value) => `on ${String(value)}`;
  const valueOf = (type: string, key: string): unknown => {
    const hash = hashOf(`${key} ${String(seed)}`);
    if (type.endsWith('!')) return valueOf(type.slice(0, -1), key);
    if (type.startsWith('[')) {
      const inner = type.slice(1, -1);
      return Array.from({ length: hash % 3 }, (_, index) => faulty(inner, `${key}.${String(index)}`));
    }
    switch (type) {
      case 'ID':
      case 'String':
      case 'Date':
        return hash % 11 === 0 ? hash % 100 : `text ${String(hash % 100)}`;
      case 'Int':
      case 'Float':
        return hash % 100;
      case 'Boolean':
        return hash % 2 === 0;
      case 'Kind':
        return hash % 2 === 0 ? 'REPORT' : 'MINUTES';
      default: {
        const possible =
          type === 'Body'
            ? ['Council', 'Agency']
            : type === 'Subject'
              ? ['Council', 'Paper', 'Post']
              : [type].filter((name) => NAMES.includes(name));
        return { __typename: possible[hash % possible.length], key, method: () => 'a method' };
      }
    }
  };
  const faulty = (type: string, key: string): unknown => {
    const hash = hashOf(`${key} fault ${String(seed)}`);
    const isNullable = !type.endsWith('!');
    const fault = FAULTS[hash % FAULTS.length];
    if (hash % 1000 < share && fault) return fault(undefined);
    if (isNullable && hash % 13 === 0) return null;
    const value = valueOf(type, key);
    return hash % 5 === 0 ? Promise.resolve(value) : value;
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (source: { readonly key?: string }, args: unknown) =>
        faulty(String(field.type), `${source.key ?? ''}/${field.name}${JSON.stringify(args)}`);
    }
  }
  boundSchema(schema);
  return schema;
};

const run = async (
  schema: GraphQLSchema,
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
  operationName?: string,
  allowance?: Allowance,
) => {
  const document = parse(text);
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error('It has no operation.');
  const contextValue = { allowance };
  const right = await execute({
    schema,
    document,
    rootValue: {},
    contextValue: {},
    variableValues: variables,
    operationName: operationName ?? null,
  });
  const data = await compile(schema, document, operation)?.(contextValue, variables);
  return { data, right };
};

const unconditional = (document: DocumentNode): DocumentNode =>
  visit(document, {
    [Kind.DIRECTIVE]: ({ name }) => (/^(skip|include)$/.test(name.value) ? null : undefined),
  });

test('a compiled operation gives what graphql-js gives, in the same order, or nothing where something is wrong', async () => {
  const counts = { same: 0, left: 0, leftWithoutError: [] as string[] };
  for (let seed = 1; seed <= 10; seed += 1) {
    const schema = createSchema(seed, seed % 3 === 0 ? 20 : 0);
    const random = createRandom(seed);
    for (let round = 0; round < 8; round += 1) {
      const generated = generate(schema, random, {
        tricks: { aliases: true, variables: true },
        values: {},
      });
      if (generated === undefined) continue;
      const { operationName, variables } = generated;
      // Conditions are left to graphql-js, so that hardly anything would be compiled.
      const document = random.chance(0.9) ? unconditional(generated.document) : generated.document;
      for (const values of variables) {
        const { data, right } = await run(schema, print(document), values, operationName);
        if (data === undefined) {
          counts.left += 1;
          if (
            seed % 3 > 0 &&
            !right.errors &&
            !/@skip|@include|__schema|__type\b|__proto__/.test(print(document))
          ) {
            counts.leftWithoutError.push(print(document));
          }
        } else {
          counts.same += 1;
          expect(right.errors).toBeUndefined();
          expect(JSON.stringify(data)).toBe(JSON.stringify(right.data));
        }
      }
    }
  }
  expect(counts.leftWithoutError).toEqual([]);
  expect(counts.same).toBeGreaterThan(50);
  expect(counts.left).toBeGreaterThan(20);
});

describe('what is left to graphql-js', () => {
  const schema = createSchema(7, 0);
  const compiled = (text: string) => {
    const document = parse(text);
    const operation = getOperationAST(document);
    return operation ? compile(schema, document, operation) : undefined;
  };

  it.each([
    ['a question about the schema', '{ __schema { queryType { name } } }'],
    ['a condition', 'query ($if: Boolean!) { count @include(if: $if) }'],
    ['an alias that no plain object can hold', '{ __proto__: count }'],
    ['an argument that does not fit', '{ papers(ids: [{}]) { id } }'],
  ])('%s', (_, text) => {
    expect(compiled(text)).toBeUndefined();
  });

  it('variables that do not fit', async () => {
    const text = 'query ($id: ID!) { council(id: $id) { id } }';
    expect((await run(schema, text, { id: 'x' })).data).toBeDefined();
    expect((await run(schema, text, {})).data).toBeUndefined();
  });
});

test('what is made is taken from the allowance as graphql-js does, and given back where nothing comes of it', async () => {
  const text = '{ bodies { id name } papers { by { id ... on Council { twin { code } } } } count }';
  const spentBy = async (work: (allowance: Allowance) => Promise<unknown>): Promise<number> => {
    let spent = 0;
    const allowance = createAllowance(1_000_000);
    await work({
      ...allowance,
      spend: (values) => {
        spent += values;
        allowance.spend(values);
      },
      giveBack: (values) => {
        spent -= values;
        allowance.giveBack(values);
      },
    });
    return spent;
  };
  const document = parse(text);
  let failed = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const schema = createSchema(seed, 30);
    const answers: unknown[] = [];
    const compiledSpent = await spentBy(async (allowance) => {
      answers.push((await run(schema, text, {}, undefined, allowance)).data);
    });
    const isLeft = answers.every((data) => data === undefined);
    if (isLeft) failed += 1;
    const right = await spentBy(async (allowance) =>
      execute({ schema, document, rootValue: {}, contextValue: { allowance } }),
    );
    expect({ seed, spent: compiledSpent }).toEqual({ seed, spent: isLeft ? 0 : right });
  }
  expect(failed).toBeGreaterThan(5);
  expect(failed).toBeLessThan(35);
});

test('an allowance that is spent ends an execution before all of it is made', async () => {
  const allowance = createAllowance(3);
  const text =
    '{ first: papers(ids: [1]) { id } second: papers(ids: [2]) { id } third: papers(ids: [3]) { id } }';
  const { data, right } = await run(createSchema(3, 0), text, {}, undefined, allowance);
  expect(right.errors).toBeUndefined();
  expect(JSON.stringify(right.data).match(/id/g)?.length).toBeGreaterThan(1);
  expect([data, allowance.isSpent()]).toEqual([undefined, true]);
});
