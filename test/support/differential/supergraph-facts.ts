import { Kind, parse, visit, type DirectiveNode, type DocumentNode } from 'graphql';

/** What the tests read of a composed schema by themselves: who answers which field, and what entities are joined by. */
export interface SupergraphFacts {
  /** The subgraphs that can answer a field. */
  ownersOf(type: string, field: string): readonly string[];
  /** The names of all fields that keys and `@requires` name. */
  readonly joining: ReadonlySet<string>;
}

const stringOf = ({ arguments: args = [] }: DirectiveNode, name: string): string | undefined => {
  const value = args.find((each) => each.name.value === name)?.value;
  return value && (value.kind === Kind.STRING || value.kind === Kind.ENUM) ? value.value : undefined;
};

const isTrue = ({ arguments: args = [] }: DirectiveNode, name: string): boolean =>
  args.some((each) => each.name.value === name && each.value.kind === Kind.BOOLEAN && each.value.value);

/** The names of all fields in a selection such as `area { code } number`. */
export const namesIn = (selection: string): string[] => selection.match(/[_A-Za-z]\w*/g) ?? [];

const graphNames = (document: DocumentNode): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  visit(document, {
    EnumValueDefinition: ({ name, directives = [] }) => {
      const graph = directives.find((each) => each.name.value === 'join__graph');
      const real = graph && stringOf(graph, 'name');
      if (real !== undefined) names.set(name.value, real);
    },
  });
  return names;
};

/** The names of the fields that some subgraph provides though they are another's: it may answer them there. */
const providedIn = (document: DocumentNode): ReadonlySet<string> => {
  const provided = new Set<string>();
  visit(document, {
    Directive: (node) => {
      if (node.name.value === 'join__field')
        namesIn(stringOf(node, 'provides') ?? '').forEach((name) => provided.add(name));
    },
  });
  return provided;
};

/** Reads the facts from the SDL of a supergraph. */
export const readFacts = (supergraphSdl: string): SupergraphFacts => {
  const document = parse(supergraphSdl, { noLocation: true });
  const names = graphNames(document);
  const owners = new Map<string, string[]>();
  const provided = providedIn(document);
  const joining = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION)
      continue;
    const ofType = (definition.directives ?? []).filter(({ name }) => name.value === 'join__type');
    for (const each of ofType) namesIn(stringOf(each, 'key') ?? '').forEach((name) => joining.add(name));
    for (const field of definition.fields ?? []) {
      const joined = (field.directives ?? []).filter(({ name }) => name.value === 'join__field');
      for (const each of joined)
        namesIn(stringOf(each, 'requires') ?? '').forEach((name) => joining.add(name));
      const at = joined.some((each) => stringOf(each, 'graph') !== undefined)
        ? joined.filter(
            (each) =>
              (!isTrue(each, 'external') || provided.has(field.name.value)) &&
              !isTrue(each, 'usedOverridden'),
          )
        : ofType;
      const graphs = new Set(at.map((each) => names.get(stringOf(each, 'graph') ?? '') ?? ''));
      owners.set(`${definition.name.value}.${field.name.value}`, [...graphs]);
    }
  }
  return { ownersOf: (type, field) => owners.get(`${type}.${field}`) ?? [], joining };
};
