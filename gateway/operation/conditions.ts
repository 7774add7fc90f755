import { Kind, visit, type DocumentNode, type OperationDefinitionNode, type SelectionNode } from 'graphql';

/** The values of an operation's variables, coerced. */
export type Variables = Readonly<Record<string, unknown>>;

const NAMES = ['skip', 'include'];

/** Whether a directive is `@skip` or `@include`, which are applied before an operation is planned. */
export const isCondition = ({ name }: { readonly name: { readonly value: string } }): boolean =>
  NAMES.includes(name.value);

/** Whether a selection stands, by its `@skip` and `@include`. */
export const isIncluded = ({ directives = [] }: SelectionNode, variables: Variables): boolean =>
  directives.filter(isCondition).every(({ name, arguments: args = [] }) => {
    const value = args.find((arg) => arg.name.value === 'if')?.value;
    const holds =
      value?.kind === Kind.VARIABLE
        ? variables[value.name.value] === true
        : value?.kind === Kind.BOOLEAN && value.value;
    return holds === (name.value === 'include');
  });

/** The names of the variables by which a document leaves selections out, each once, in the order of the document. */
export const conditionVariables = (document: DocumentNode, operation: OperationDefinitionNode): string[] => {
  const names = new Set<string>();
  visit(document, {
    OperationDefinition: (node) => (node === operation ? undefined : false),
    Directive: (node) => {
      if (!isCondition(node)) return;
      for (const { value } of node.arguments ?? []) {
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      }
    },
  });
  return [...names];
};
