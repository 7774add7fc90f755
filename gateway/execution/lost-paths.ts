import { Kind, parse, type SelectionSetNode } from 'graphql';
import { isData, type Data } from './data';
import type { IsOfType } from './type-condition';

type Path = readonly (string | number)[];

/** The selections of a sub-operation that are made of one object: those of the operation, or of `_entities`. */
const selectionsOf = (operation: string, isOfEntities: boolean): SelectionSetNode | undefined => {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  const [entities] = definition.selectionSet.selections;
  return isOfEntities && entities?.kind === Kind.FIELD ? entities.selectionSet : definition.selectionSet;
};

const lostIn = (set: SelectionSetNode | undefined, value: unknown, isOfType: IsOfType): Path[] => {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => lostIn(set, item, isOfType).map((path) => [index, ...path]));
  }
  if (!isData(value)) return [];
  return (set?.selections ?? []).flatMap((selection): Path[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      const applies = condition === undefined || isOfType(value, condition, true);
      return applies ? lostIn(selection.selectionSet, value, isOfType) : [];
    }
    const key = (selection.alias ?? selection.name).value;
    const below = value[key];
    if (below === undefined || below === null) return [[key]];
    return lostIn(selection.selectionSet, below, isOfType).map((path) => [key, ...path]);
  });
};

/**
 * Finds where an object lacks what a sub-operation asks of it. Used only when it has failed, to name what is missing; the
 * sub-operation is read then.
 * @param isOfEntities whether the object is one of `_entities`
 */
export const createLostPaths = (operation: string, isOfEntities: boolean, isOfType: IsOfType) => {
  let selections: SelectionSetNode | undefined;
  return (object: Data): Path[] => {
    selections ??= selectionsOf(operation, isOfEntities);
    const paths = lostIn(selections, object, isOfType);
    return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
  };
};
