import {
  isTypeDefinitionNode,
  Kind,
  parse,
  parseType,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeDefinitionNode,
} from 'graphql';
import { graphOf, isGiven, joinsOf, textIn, type Join } from '../planning/join';
import { fieldSetText, kindOf, slotOf } from './read-slots';
import { emptyShape, type SchemaShape, type TypeShape } from './schema-shape';

/** Where a composed schema of Federation 2 says how it is marked; one of Federation 1 does not say what is where. */
const MARKED = /^https:\/\/specs\.apollo\.dev\/join\/v0\.(?!1$)\d+$/;

const isMarked = ({ definitions }: DocumentNode): boolean =>
  definitions.some(
    (node) =>
      (node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION) &&
      joinsOf(node.directives, 'link').some((link) => MARKED.test(textIn(link, 'url') ?? '')),
  );

/** The names of the subgraphs by those of their graphs, such as `MONEY`. */
const graphNames = ({ definitions }: DocumentNode): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const node of definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const { name, directives } of node.values ?? []) {
      const [join] = joinsOf(directives, 'join__graph');
      names.set(name.value, (join && textIn(join, 'name')) ?? name.value);
    }
  }
  return names;
};

/** The types that one node of the composed schema stands for, by graph. */
type InGraphs = ReadonlyMap<string, TypeShape>;

/** What is named for one graph; for every one where it is named for none. */
const shapesFor = (joins: readonly Join[], inGraphs: InGraphs): TypeShape[] =>
  joins.length === 0
    ? [...inGraphs.values()]
    : joins.flatMap((join) => inGraphs.get(graphOf(join) ?? '') ?? []);

const addField = (node: FieldDefinitionNode | InputValueDefinitionNode, inGraphs: InGraphs): void => {
  const joins = joinsOf(node.directives, 'join__field');
  const slot = slotOf(node);
  const name = node.name.value;
  if (joins.length === 0) for (const shape of inGraphs.values()) shape.fields.set(name, slot);
  for (const join of joins) {
    // Never asked of that graph: it is known there for keys and requirements, or another answers it now.
    if (isGiven(join, 'external', true) || isGiven(join, 'usedOverridden', true)) continue;
    const own = textIn(join, 'type');
    const type = own === undefined ? slot.type : parseType(own, { noLocation: true });
    inGraphs.get(graphOf(join) ?? '')?.fields.set(name, { ...slot, type });
  }
};

const addAll = (node: TypeDefinitionNode, inGraphs: InGraphs): void => {
  for (const join of joinsOf(node.directives, 'join__type')) {
    const key = textIn(join, 'key');
    const text = key === undefined || isGiven(join, 'resolvable', false) ? undefined : fieldSetText(key);
    if (text !== undefined) inGraphs.get(graphOf(join) ?? '')?.keys.add(text);
  }
  for (const join of joinsOf(node.directives, 'join__implements')) {
    const name = textIn(join, 'interface');
    if (name !== undefined) inGraphs.get(graphOf(join) ?? '')?.interfaces.add(name);
  }
  for (const join of joinsOf(node.directives, 'join__unionMember')) {
    const name = textIn(join, 'member');
    if (name !== undefined) inGraphs.get(graphOf(join) ?? '')?.members.add(name);
  }
  if (node.kind === Kind.ENUM_TYPE_DEFINITION) {
    for (const { name, directives } of node.values ?? []) {
      const shapes = shapesFor(joinsOf(directives, 'join__enumValue'), inGraphs);
      for (const shape of shapes) shape.members.add(name.value);
    }
  }
  if ('fields' in node) for (const field of node.fields ?? []) addField(field, inGraphs);
};

/**
 * What a composed schema counts on each of its subgraphs to have, by the name of the subgraph; empty where it does not say,
 * as one of Federation 1. What no graph is asked for, such as external fields, is left out.
 */
export const promisedShapes = (supergraphSdl: string): ReadonlyMap<string, SchemaShape> => {
  const document = parse(supergraphSdl, { noLocation: true });
  const promised = new Map<string, Map<string, TypeShape>>();
  if (!isMarked(document)) return promised;
  const names = graphNames(document);
  for (const name of names.values()) promised.set(name, new Map());
  for (const node of document.definitions) {
    if (!isTypeDefinitionNode(node)) continue;
    const inGraphs = new Map<string, TypeShape>();
    for (const join of joinsOf(node.directives, 'join__type')) {
      const graph = graphOf(join) ?? '';
      const shape = inGraphs.get(graph) ?? emptyShape(kindOf(node));
      // There it is an object type, which stands for all that implement the interface.
      const own = isGiven(join, 'isInterfaceObject', true)
        ? { ...shape, kind: 'object type' as const }
        : shape;
      inGraphs.set(graph, own);
      promised.get(names.get(graph) ?? '')?.set(node.name.value, own);
    }
    addAll(node, inGraphs);
  }
  return promised;
};
