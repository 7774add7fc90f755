import { print, type ConstArgumentNode, type FieldNode } from 'graphql';

/** A field with the arguments that a requirement gives it, as a field without arguments of its own name. */
export interface VirtualField {
  /** Its name in the planning supergraph and in the data that is merged. */
  readonly name: string;
  /** The field that subgraphs know. */
  readonly field: string;
  readonly arguments: readonly ConstArgumentNode[];
  /** Whether it is asked in a graph of its own, apart from what else is asked of the same objects. */
  readonly apart: boolean;
}

/** The virtual fields of one supergraph. */
export interface VirtualNames {
  /** What no name of the supergraph contains, and every virtual name begins with. */
  readonly prefix: string;
  /** The virtual field for a field with its arguments; the same one for the same arguments. */
  nameFor(field: FieldNode, apart: boolean): VirtualField;
  /** The virtual field of that name, if it is one. */
  named(name: string): VirtualField | undefined;
}

/** A text that two lists of arguments share where they mean the same, whatever their order. */
export const argumentsText = ({ arguments: args = [] }: Pick<FieldNode, 'arguments'>): string =>
  args
    .map((each) => print(each))
    .sort()
    .join(', ');

const freePrefix = (sdl: string, attempt = 0): string => {
  const prefix = attempt === 0 ? 'virtual_' : `virtual${String(attempt)}_`;
  return sdl.includes(prefix) ? freePrefix(sdl, attempt + 1) : prefix;
};

/** Makes the names of the virtual fields of a supergraph; none equals a name that it has. */
export const createVirtualNames = (supergraphSdl: string): VirtualNames => {
  const prefix = freePrefix(supergraphSdl);
  const byText = new Map<string, VirtualField>();
  const byName = new Map<string, VirtualField>();
  return {
    prefix,
    nameFor: (node, apart) => {
      const text = `${node.name.value}(${argumentsText(node)})${apart ? ' apart' : ''}`;
      const known = byText.get(text);
      if (known) return known;
      const made: VirtualField = {
        name: `${prefix}${String(byText.size)}_${node.name.value}`,
        field: node.name.value,
        // A field set has no variables, so what it gives as arguments is constant.
        arguments: (node.arguments ?? []) as readonly ConstArgumentNode[],
        apart,
      };
      byText.set(text, made);
      byName.set(made.name, made);
      return made;
    },
    named: (name) => byName.get(name),
  };
};
