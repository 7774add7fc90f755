import { Kind, parse, type ConstDirectiveNode, type SelectionSetNode, type ValueNode } from 'graphql';

/** One application of a directive of the join specification, which a composed schema is marked with. */
export type Join = ConstDirectiveNode;

/** The applications of one join directive, such as `join__field`. */
export const joinsOf = (directives: readonly Join[] | undefined, name: string): Join[] =>
  (directives ?? []).filter((each) => each.name.value === name);

const argumentOf = (join: Join, name: string): ValueNode | undefined =>
  join.arguments?.find((each) => each.name.value === name)?.value;

/** An argument that is a string or an enum value; undefined where it is left out. */
export const textIn = (join: Join, name: string): string | undefined => {
  const value = argumentOf(join, name);
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
};

/** Whether an argument is given as `value`. */
export const isGiven = (join: Join, name: string, value: boolean): boolean => {
  const given = argumentOf(join, name);
  return given?.kind === Kind.BOOLEAN && given.value === value;
};

/** The name of the graph that an application is about, as in the enum `join__Graph`. */
export const graphOf = (join: Join): string | undefined => textIn(join, 'graph');

/** The same application for another graph. */
export const forGraph = (join: Join, graph: string): Join => ({
  ...join,
  arguments: [
    { kind: Kind.ARGUMENT, name: named('graph'), value: { kind: Kind.ENUM, value: graph } },
    ...(join.arguments ?? []).filter(({ name }) => name.value !== 'graph'),
  ],
});

/** The same application with one string argument replaced. */
export const withText = (join: Join, name: string, text: string): Join => ({
  ...join,
  arguments: (join.arguments ?? []).map((each) =>
    each.name.value === name ? { ...each, value: { kind: Kind.STRING, value: text } } : each,
  ),
});

/** `join__field` for a graph that knows the field and never answers it. */
export const externalIn = (graph: string, type: string | undefined): Join => ({
  kind: Kind.DIRECTIVE,
  name: named('join__field'),
  arguments: [
    { kind: Kind.ARGUMENT, name: named('graph'), value: { kind: Kind.ENUM, value: graph } },
    ...(type === undefined
      ? []
      : [
          {
            kind: Kind.ARGUMENT as const,
            name: named('type'),
            value: { kind: Kind.STRING as const, value: type },
          },
        ]),
    { kind: Kind.ARGUMENT, name: named('external'), value: { kind: Kind.BOOLEAN, value: true } },
  ],
});

/** `join__field` for a graph that answers the field. */
export const ownedBy = (graph: string): Join =>
  forGraph({ kind: Kind.DIRECTIVE, name: named('join__field') }, graph);

/** A name as a document has it. */
export const named = (value: string): { readonly kind: Kind.NAME; readonly value: string } => ({
  kind: Kind.NAME,
  value,
});

/** Reads a field set, such as the `fields` of a key. */
export const readFieldSet = (text: string): SelectionSetNode => {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${text} is no field set.`);
  return operation.selectionSet;
};
