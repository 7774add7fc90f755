import { Kind, parse, visit, type ConstDirectiveNode, type SelectionSetNode } from 'graphql';

/** The names of the fields that the parts of a type are joined by, by type. */
export type KeyNames = ReadonlyMap<string, ReadonlySet<string>>;

const namesIn = (selection: SelectionSetNode): string[] =>
  selection.selections.flatMap((each) => {
    if (each.kind === Kind.FRAGMENT_SPREAD) return [];
    const own = each.kind === Kind.FIELD ? [each.name.value] : [];
    return [...own, ...(each.selectionSet ? namesIn(each.selectionSet) : [])];
  });

const namesOf = ({ arguments: args = [] }: ConstDirectiveNode): string[] =>
  args.flatMap(({ name, value }) => {
    if (!['key', 'requires'].includes(name.value) || value.kind !== Kind.STRING) return [];
    const [operation] = parse(`{ ${value.value} }`, { noLocation: true }).definitions;
    return operation?.kind === Kind.OPERATION_DEFINITION ? namesIn(operation.selectionSet) : [];
  });

/** Reads from a composed schema what `@key` and `@requires` name. */
export const readKeyNames = (supergraphSdl: string): KeyNames => {
  const names = new Map<string, Set<string>>();
  visit(parse(supergraphSdl, { noLocation: true }), {
    enter: (node) => {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION)
        return undefined;
      const directives = [node, ...(node.fields ?? [])].flatMap((each) => each.directives ?? []);
      const joined = directives.filter(({ name }) => ['join__type', 'join__field'].includes(name.value));
      names.set(node.name.value, new Set(joined.flatMap(namesOf)));
      return false;
    },
  });
  return names;
};
