import { Kind, OperationTypeNode, parse, print, type DocumentNode } from 'graphql';
import { addVirtualFields } from './add-virtual-fields';
import { groupsOf, type Groups } from './conflict-groups';
import { copyGraph, type GraphCopy } from './copy-graph';
import { graphOf, joinsOf, textIn, withText } from './join';
import { fieldsBelow, keyFieldsOf } from './needed-fields';
import { preferResolvableKeys } from './prefer-resolvable-keys';
import { requirementsOf, type Requirement } from './requirements';
import { askedApart } from './asked-apart';
import { answersApart } from './answers-apart';
import { coordinate, hasFields, type Coordinates, indexSchema, mapTypes } from './schema-document';
import { createVirtualNames, type VirtualNames } from './virtual-names';

/** A supergraph to plan over, and what was renamed in it. */
export interface RewrittenSupergraph {
  readonly sdl: string;
  readonly names: VirtualNames;
  /** The real subgraph of each one that was made, by name. */
  readonly copies: ReadonlyMap<string, string>;
}

const withRequirements = (document: DocumentNode, requirements: readonly Requirement[]): DocumentNode =>
  mapTypes(document, (type) => ({
    ...type,
    fields: (type.fields ?? []).map((field) => ({
      ...field,
      directives: (field.directives ?? []).map((join) => {
        const found = requirements.find(
          (each) =>
            each.type === type.name.value && each.field === field.name.value && each.graph === graphOf(join),
        );
        return found && textIn(join, 'requires') !== undefined
          ? withText(join, 'requires', found.fields)
          : join;
      }),
    })),
  }));

/** The subgraph that each value of `join__Graph` stands for. */
const subgraphNames = (document: DocumentNode): ReadonlyMap<string, string> =>
  new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.ENUM_TYPE_DEFINITION && each.name.value === 'join__Graph'
        ? (each.values ?? []).flatMap(({ name, directives }) => {
            const [join] = joinsOf(directives, 'join__graph');
            return join === undefined ? [] : [[name.value, textIn(join, 'name') ?? name.value] as const];
          })
        : [],
    ),
  );

const rootsOf = (document: DocumentNode): Pick<GraphCopy, 'queryType' | 'otherRoots'> => {
  const roots = document.definitions.flatMap((each) =>
    each.kind === Kind.SCHEMA_DEFINITION ? each.operationTypes : [],
  );
  const names = (query: boolean): string[] =>
    roots
      .filter(({ operation }) => (operation === OperationTypeNode.QUERY) === query)
      .map(({ type }) => type.name.value);
  return { queryType: names(true)[0], otherRoots: names(false) };
};

interface Reading {
  readonly names: VirtualNames;
  readonly requirements: readonly Requirement[];
  readonly graphs: readonly (Groups & { readonly graph: string })[];
}

/** Rewrites a supergraph so that the planner plans it right. */
export const rewriteSupergraph = (supergraphSdl: string): RewrittenSupergraph => {
  const original = parse(supergraphSdl, { noLocation: true });
  const keyed = preferResolvableKeys(original);
  const index = indexSchema(keyed);
  const types = keyed.definitions.filter(hasFields);
  const read = (apart: ReadonlySet<string>): Reading => {
    const names = createVirtualNames(supergraphSdl);
    const requirements = types.flatMap((type) => requirementsOf(type, { index, names, apart }));
    const graphs = [...new Set(requirements.map(({ graph }) => graph))].map((graph) => ({
      graph,
      ...groupsOf(graph, requirements, index),
    }));
    return { names, requirements, graphs };
  };
  const { names, requirements, graphs } = read(askedApart(types, read(new Set()).graphs));
  if (
    graphs.every(({ apart }) => apart.length === 0) &&
    requirements.every(({ uses }) => uses.length === 0)
  ) {
    const unchanged = keyed.definitions.every((each, at) => each === original.definitions[at]);
    return { sdl: unchanged ? supergraphSdl : print(keyed), names, copies: new Map() };
  }

  const subgraphs = subgraphNames(keyed);
  const copies = new Map<string, string>();
  const typeNames = types.map(({ name }) => name.value);
  let document = withRequirements(keyed, requirements);
  const addCopy = (graph: string, suffix: string, moved: Coordinates, answered: Coordinates): string => {
    const copy = `${names.prefix}${graph}_${suffix}`;
    copies.set(copy, subgraphs.get(graph) ?? graph);
    document = copyGraph(document, {
      from: graph,
      to: copy,
      subgraph: copy,
      moved,
      answered: new Set([...keyFieldsOf(index, typeNames, graph), ...answered]),
      ...rootsOf(keyed),
    });
    return copy;
  };
  for (const { graph, stay, apart } of graphs)
    for (const [at, group] of apart.entries())
      addCopy(
        graph,
        String(at),
        new Set(group.map(({ type, field }) => coordinate(type, field))),
        fieldsBelow(index, group, [...stay, ...apart.flat()]),
      );
  const asked = new Map(
    answersApart(requirements, index).map(({ graph, answered }) => [
      graph,
      addCopy(graph, 'required', new Set(), answered),
    ]),
  );
  return { sdl: print(addVirtualFields(document, requirements, index, asked)), names, copies };
};
