import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import {
  added,
  amountWith,
  COUNTLESS,
  larger,
  shared,
  sum,
  times,
  type Amount,
  type Variables,
} from './amount';
import { argumentCost } from './argument-cost';
import { collectFields, type Conditional } from './collect';
import { ALWAYS, whenAny } from './condition';
import type { CostDirectives } from './directives';
import { listLength } from './list-size';

/** What the cost of operations is computed from. */
export interface CostRules {
  readonly schema: GraphQLSchema;
  readonly directives: CostDirectives;
  /** How long a list is taken to be that says nothing of its length. */
  readonly listSize: number;
}

/** The most fields that are looked at; validation allows fewer, but for those that several types of an interface share. */
const MOST_STEPS = 200_000;

interface Sized {
  readonly by: FieldNode;
  readonly fields: readonly string[];
  readonly length: Amount;
}

const listLevels = (type: GraphQLOutputType): number => {
  const bare = getNullableType(type);
  return isListType(bare) ? 1 + listLevels(bare.ofType) : 0;
};

const createIds = () => {
  const ids = new Map<object, number>();
  return (node: object): number => {
    const id = ids.get(node) ?? ids.size;
    ids.set(node, id);
    return id;
  };
};

/** The cost of one operation of a document that is valid, as a function of its variables, which are raw as in the request. */
export const compileCost = (
  { schema, directives: { weights, listSizes }, listSize }: CostRules,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ((variables: Variables) => number) => {
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const idOf = createIds();
  const known = new Map<string, Amount>();
  let steps = 0;

  /** What is said of a field of an object, or of the same field of an interface that it implements. */
  const saidOf = <Said>(
    said: ReadonlyMap<string, Said>,
    type: GraphQLObjectType,
    name: string,
  ): Said | undefined =>
    [type, ...type.getInterfaces()]
      .map((each) => said.get(`${each.name}.${name}`))
      .find((each) => each !== undefined);

  const fieldCost = (
    parent: GraphQLObjectType,
    definition: GraphQLField<unknown, unknown>,
    nodes: readonly Conditional<FieldNode>[],
    sized: Sized | undefined,
  ): Amount => {
    const [first] = nodes;
    if (first === undefined) return 0;
    const { name, args, type } = definition;
    const list = saidOf(listSizes, parent, name);
    const levels = listLevels(type);
    const length = list ? listLength(list, args, first.node, listSize) : listSize;
    const inner: Sized | undefined =
      list && list.sizedFields.length > 0 ? { by: first.node, fields: list.sizedFields, length } : undefined;
    const isSized = sized?.fields.includes(name) === true;
    const own: Amount = isSized ? sized.length : inner === undefined ? length : listSize;
    const items = levels === 0 ? 1 : times(own, listSize ** (levels - 1));
    const sets = nodes.flatMap(({ node, condition }) =>
      node.selectionSet ? [{ node: node.selectionSet, condition }] : [],
    );
    const item = itemCost(getNamedType(type), sets, inner, saidOf(weights, parent, name));
    const given = args.map((arg) => {
      const node = first.node.arguments?.find((each) => each.name.value === arg.name);
      return argumentCost(weights, `${parent.name}.${name}(${arg.name}:)`, arg, node?.value);
    });
    const conditions = nodes.map(({ condition }) => condition);
    return whenAny(conditions, added(sum(given), times(items, item)));
  };

  /** One value of a type: its own weight and its fields; of an interface or a union, the dearest type's. */
  const itemCost = (
    type: GraphQLNamedOutputType,
    sets: readonly Conditional<SelectionSetNode>[],
    sized: Sized | undefined,
    weight: number | undefined,
  ): Amount => {
    if (!isCompositeType(type)) return weight ?? weights.get(type.name) ?? 0;
    const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    return types
      .map((each) =>
        added(weight ?? weights.get(each.name) ?? weights.get(type.name) ?? 1, fieldsCost(each, sets, sized)),
      )
      .reduce<Amount>(larger, 0);
  };

  const fieldsCost = (
    type: GraphQLObjectType,
    sets: readonly Conditional<SelectionSetNode>[],
    sized: Sized | undefined,
  ): Amount => {
    const parts = sets.map(({ node, condition }) => `${String(idOf(node))}?${condition.join()}`);
    const key = [type.name, sized ? idOf(sized.by) : '', ...parts].join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    const fields = [...collectFields(schema, fragments, type, sets).values()];
    steps += fields.length + 1;
    const amount =
      steps > MOST_STEPS
        ? COUNTLESS
        : shared(
            sum(
              fields.map((nodes) => {
                const definition = type.getFields()[nodes[0]?.node.name.value ?? ''];
                // Not __typename, and not the schema, which is at hand and bounded elsewhere.
                return definition ? fieldCost(type, definition, nodes, sized) : 0;
              }),
            ),
          );
    known.set(key, amount);
    return amount;
  };

  const root = schema.getRootType(operation.operation);
  const sets = [{ node: operation.selectionSet, condition: ALWAYS }];
  const amount = isObjectType(root) ? fieldsCost(root, sets, undefined) : 0;
  known.clear();
  if (typeof amount === 'number') return () => amount;
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
    ),
  );
  return (variables) => amountWith(amount, { ...defaults, ...variables });
};
