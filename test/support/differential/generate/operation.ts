import { Kind, parse, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Question } from '../oracle';
import type { Random } from '../random';
import { repair } from './repair';
import type { Scope, Tricks } from './scope';
import { selectionText } from './selections';
import { variableValues } from './variables';

/** A document with the operation to run, and two sets of variables for it. */
export interface Generated {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: readonly [Question['variables'], Question['variables']];
}

const NAMES = ['Q', 'R', 'query', 'representations', 'on', 'Places__places__0', 'type'];

/** The most fields of one operation, fragments counted once. */
const MOST_FIELDS = 60;

const operationText = (scope: Scope, name: string | undefined): string => {
  const { random, schema } = scope;
  const mutation = schema.getMutationType();
  const isMutation = mutation && random.chance(0.6);
  const root = isMutation ? mutation : schema.getQueryType();
  if (!root) throw new Error('The schema has no query.');
  const selection = selectionText(scope, root, 1, 1);
  const extra = isMutation ? selectionText(scope, root, 1, 1).slice(1, -1) : '';
  const peek = random.chance(0.04)
    ? ' __type(name: "Query") { kind name } __schema { queryType { name } }'
    : '';
  const keyword = isMutation ? 'mutation' : 'query';
  return `${keyword} ${name ?? ''}__VARIABLES__ ${selection.slice(0, -1)} ${extra}${peek} }`;
};

const declarations = ({ variables }: Scope): string =>
  variables.length === 0
    ? ''
    : `(${variables
        .map(
          ({ name, type, defaultText }) =>
            `$${name}: ${type}${defaultText === undefined ? '' : ` = ${defaultText}`}`,
        )
        .join(', ')})`;

const isChosen =
  (name: string | undefined) =>
  (definition: DocumentNode['definitions'][number]): definition is OperationDefinitionNode =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.name?.value === name;

/** Writes one random operation that is valid; undefined where what came out can't be made so. */
export const generate = (
  schema: GraphQLSchema,
  random: Random,
  { tricks, values }: { tricks: Tricks; values: Scope['values'] },
): Generated | undefined => {
  const scope: Scope = {
    schema,
    random,
    tricks,
    values,
    variables: [],
    fragments: [],
    fieldsLeft: 4 + random.below(MOST_FIELDS),
  };
  const several = random.chance(0.15);
  const first = NAMES.indexOf(random.pick(NAMES));
  const names = several
    ? [NAMES[first], NAMES[(first + 1) % NAMES.length]]
    : [random.chance(0.4) ? undefined : NAMES[first]];
  const operations = names.map((name) => operationText(scope, name));
  const text = [...operations, ...scope.fragments.map((each) => each.text)]
    .join('\n')
    .replaceAll('__VARIABLES__', declarations(scope));
  const document = repair(schema, parse(text, { noLocation: true }));
  const operationName = names[random.below(names.length)];
  const operation = document?.definitions.find(isChosen(operationName));
  if (document === undefined || operation === undefined) return undefined;
  const declared = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  const used = scope.variables.filter(({ name }) => declared.has(name));
  return {
    document,
    operationName,
    variables: [variableValues(used, random.fork()), variableValues(used, random.fork())],
  };
};
