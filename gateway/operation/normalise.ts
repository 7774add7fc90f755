import {
  astFromValue,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';
import { isCondition, isIncluded, type Variables } from './conditions';
import { createLifter, type Lifted } from './literals';
import { createPrivateNames } from './private-names';
import { renameVariables } from './rename-variables';
import { onlyUsedVariables } from './used-variables';

/** An operation made ready for the planner, and what its answer is made with. */
export interface Normalised {
  /** What is planned: no fragments by name, no conditions, private names. Undefined where no subgraph need be asked. */
  readonly planned: OperationDefinitionNode | undefined;
  /** The client's own selections, with fragments written out and conditions applied. */
  readonly selections: readonly SelectionNode[];
  /** The name in the subgraphs' answers of each field of the selections. */
  readonly sources: ReadonlyMap<FieldNode, string>;
  readonly lifted: readonly Lifted[];
  /** The client's variables that are sent, by the names that they are sent under. */
  readonly sent: ReadonlyMap<string, string>;
}

/** The two forms of one set of selections. */
interface Both {
  readonly client: SelectionNode[];
  readonly planned: SelectionNode[];
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** Whether a field asks for the schema itself, which no subgraph is asked for. */
export const isSchemaField = ({ name }: FieldNode): boolean =>
  name.value === '__schema' || name.value === '__type';

/** Where the answer to a field that asks for the schema is put among the merged data; no field has such a name. */
export const introspected = (responseName: string): string => `introspected ${responseName}`;

const fieldOf = (type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;

const set = (selections: readonly SelectionNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections,
});

const plain = (selections: SelectionNode[]): readonly SelectionNode[] =>
  selections.length > 0 ? selections : [TYPENAME];

/** What a directive leaves to the defaults of the schema: one of its subgraphs can ask for it without having any. */
const defaultsOf = (
  { arguments: given = [] }: DirectiveNode,
  defined: readonly GraphQLArgument[],
): ArgumentNode[] =>
  defined
    .filter(({ name }) => !given.some((each) => each.name.value === name))
    .flatMap(({ name, type, defaultValue }) => {
      const value = defaultValue === undefined ? undefined : astFromValue(defaultValue, type);
      return value ? [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value }] : [];
    });

/** Merges the fields of one response name, at the place of the first: a mutation asked for twice so is done once. */
const mergeFields = (selections: readonly SelectionNode[]): SelectionNode[] => {
  const fields = new Map<string, FieldNode>();
  const others: SelectionNode[] = [];
  for (const node of selections) {
    if (node.kind !== Kind.FIELD) {
      others.push(node);
      continue;
    }
    const name = (node.alias ?? node.name).value;
    const first = fields.get(name);
    const below = [...(first?.selectionSet?.selections ?? []), ...(node.selectionSet?.selections ?? [])];
    fields.set(name, below.length === 0 ? node : { ...node, selectionSet: set(below) });
  }
  return [...fields.values(), ...others];
};

/**
 * Makes an operation ready for the planner: applies `@skip` and `@include`, writes fragments out, makes variables of
 * literals, and gives each field that has an alias or arguments a private name.
 * @param variables the coerced variables, of which only those of conditions are read
 */
export const normalise = (
  schema: GraphQLSchema,
  prefix: string,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): Normalised => {
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`The schema has no ${operation.operation}.`);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const theirs = new Set((operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value));
  let start = 'v';
  while ([...theirs].some((name) => name.startsWith(start))) start += '_';
  const lifter = createLifter((index) => `${start}${String(index)}`);
  const nameOf = createPrivateNames(prefix);
  const sources = new Map<FieldNode, string>();

  const liftAll = (
    given: readonly ArgumentNode[] | undefined,
    defined: readonly GraphQLArgument[],
  ): ArgumentNode[] =>
    (given ?? [])
      .map((argument) => {
        const type = defined.find(({ name }) => name === argument.name.value)?.type;
        return type === undefined ? argument : { ...argument, value: lifter.lift(argument.value, type) };
      })
      .sort((one, other) => (one.name.value < other.name.value ? -1 : 1));

  const directivesOf = (given: readonly DirectiveNode[] | undefined): DirectiveNode[] =>
    (given ?? [])
      .filter((directive) => !isCondition(directive))
      .map((directive) => {
        const defined = schema.getDirective(directive.name.value)?.args ?? [];
        return {
          ...directive,
          arguments: liftAll([...(directive.arguments ?? []), ...defaultsOf(directive, defined)], defined),
        };
      });

  const addField = (node: FieldNode, type: GraphQLCompositeType, isRoot: boolean, both: Both): void => {
    const name = node.name.value;
    if (name === '__typename' || isSchemaField(node)) {
      // A copy: one fragment's node stands in several places.
      const copy = { ...node };
      sources.set(copy, isSchemaField(node) ? introspected((node.alias ?? node.name).value) : name);
      both.client.push(copy);
      if (!isRoot) both.planned.push(TYPENAME);
      return;
    }
    const field = fieldOf(type, name);
    if (field === undefined) throw new Error(`${type.name} has no field ${name}.`);
    const bare: FieldNode = {
      kind: Kind.FIELD,
      name: node.name,
      arguments: liftAll(node.arguments, field.args),
      directives: directivesOf(node.directives),
    };
    const source = nameOf(bare, (node.alias ?? node.name).value);
    const inner = getNamedType(field.type);
    const below =
      node.selectionSet && isCompositeType(inner)
        ? expand(node.selectionSet.selections, inner, false)
        : undefined;
    const client: FieldNode = { ...node, ...(below && { selectionSet: set(below.client) }) };
    sources.set(client, source);
    both.client.push(client);
    both.planned.push({
      ...bare,
      ...(source === name ? {} : { alias: { kind: Kind.NAME, value: source } }),
      ...(below && { selectionSet: set(plain(below.planned)) }),
    });
  };

  const expand = (given: readonly SelectionNode[], type: GraphQLCompositeType, isRoot: boolean): Both => {
    const both: Both = { client: [], planned: [] };
    for (const node of given) {
      if (!isIncluded(node, variables)) continue;
      if (node.kind === Kind.FIELD) {
        addField(node, type, isRoot, both);
        continue;
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
      if (!fragment) continue;
      const condition = fragment.typeCondition;
      const inner = condition ? schema.getType(condition.name.value) : type;
      if (!isCompositeType(inner)) continue;
      const below = expand(fragment.selectionSet.selections, inner, isRoot);
      const directives = directivesOf(node.directives);
      if (inner === type && directives.length === 0) {
        both.client.push(...below.client);
        both.planned.push(...below.planned);
        continue;
      }
      const typeCondition = {
        kind: Kind.NAMED_TYPE,
        name: { kind: Kind.NAME, value: inner.name },
      } as const;
      const spread = (selections: readonly SelectionNode[]): SelectionNode => ({
        kind: Kind.INLINE_FRAGMENT,
        typeCondition,
        directives,
        selectionSet: set(selections),
      });
      if (below.client.length > 0) both.client.push(spread(below.client));
      if (below.planned.length > 0) both.planned.push(spread(below.planned));
      // The answer can only be told apart by its type.
      if (isAbstractType(type) && !isRoot) both.planned.push(TYPENAME);
    }
    return both;
  };

  const { client, planned: all } = expand(operation.selectionSet.selections, root, true);
  const planned = mergeFields(all);
  const directives = directivesOf(operation.directives);
  const lifted = lifter.lifted();
  const ofLiterals = lifted.map(({ name, type }): VariableDefinitionNode => {
    const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const;
    return { kind: Kind.VARIABLE_DEFINITION, variable, type };
  });
  const ofClient = (operation.variableDefinitions ?? []).map((definition) => ({
    ...definition,
    directives: [],
  }));
  const whole = onlyUsedVariables(
    {
      kind: Kind.OPERATION_DEFINITION,
      operation: operation.operation,
      ...(operation.name && { name: operation.name }),
      directives,
      variableDefinitions: [...ofClient, ...ofLiterals],
      selectionSet: set(planned),
    },
    planned,
  );
  const { renamed, sent } = renameVariables(whole, `${start}_`);
  return {
    planned: planned.length > 0 ? renamed : undefined,
    selections: client,
    sources,
    lifted,
    sent: new Map([...sent].filter(([name]) => theirs.has(name))),
  };
};
