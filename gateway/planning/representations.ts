import {
  isInterfaceType,
  isObjectType,
  type InterfaceType,
  type ObjectType,
  type Subgraph,
} from '@apollo/federation-internals';
import type { QueryPlanInlineFragmentNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, type SelectionSetNode } from 'graphql';
import { readFieldSet } from './join';
import type { TypeRelations } from './type-relations';

/** What a fetch sends of the objects of one type. */
export interface TypedPart extends QueryPlanInlineFragmentNode {
  readonly typeCondition: string;
}

const isTyped = (part: QueryPlanSelectionNode): part is TypedPart =>
  part.kind === 'InlineFragment' && part.typeCondition !== undefined;

const unfolded = (selections: readonly QueryPlanSelectionNode[]): QueryPlanSelectionNode[] =>
  selections.flatMap((each) =>
    each.kind === 'InlineFragment' ? [each, ...unfolded(each.selections)] : [each],
  );

/** Whether representations hold all of a field set. A fragment in them counts as held by all. */
export const carries = (selections: readonly QueryPlanSelectionNode[], set: SelectionSetNode): boolean => {
  const held = unfolded(selections);
  return set.selections.every((part) => {
    if (part.kind === Kind.FRAGMENT_SPREAD) return true;
    if (part.kind === Kind.INLINE_FRAGMENT) return carries(held, part.selectionSet);
    const { selectionSet } = part;
    return held.some(
      (each) =>
        each.kind === 'Field' &&
        each.name === part.name.value &&
        (selectionSet === undefined || carries(each.selections ?? [], selectionSet)),
    );
  });
};

const resolvableKeys = (subgraph: Subgraph, type: ObjectType | InterfaceType): SelectionSetNode[] =>
  type.appliedDirectivesOf(subgraph.metadata().keyDirective()).flatMap((each) => {
    const { fields, resolvable } = each.arguments() as { fields: unknown; resolvable?: boolean };
    return resolvable === false ? [] : [readFieldSet(String(fields))];
  });

/** What the representations of one fetch are to the subgraph that they go to. */
export const createRepresentations = (
  requires: readonly QueryPlanSelectionNode[],
  subgraph: Subgraph,
  types: TypeRelations,
) => {
  const parts = requires.filter(isTyped);
  const includes = (outer: string, inner: string): boolean =>
    outer === inner || [...types.runtimeTypes(inner)].every((each) => types.runtimeTypes(outer).has(each));
  /** Whether all objects of a type are sent with a key, by that type or one of its interfaces. */
  const hasKey = (type: string): boolean => {
    const held = parts
      .filter(({ typeCondition }) => includes(typeCondition, type))
      .flatMap(({ selections }) => selections);
    return [type, ...types.interfaces(type)]
      .flatMap((name) => {
        const found = subgraph.schema.type(name);
        return found && (isObjectType(found) || isInterfaceType(found)) ? [found] : [];
      })
      .flatMap((found) => resolvableKeys(subgraph, found))
      .some((key) => carries(held, key));
  };

  return {
    parts,
    /** A type none of whose objects is sent with a key. */
    typeWithoutKey: (): string | undefined =>
      parts.find(({ typeCondition: on }) => ![on, ...types.runtimeTypes(on)].some(hasKey))?.typeCondition,
    /**
     * The same representations where each type's carry a key. The planner can send what it requires by a wide type and
     * the key by a narrow one: objects of other types would go without a key, and are not what the fetch is for.
     */
    mended: (): readonly QueryPlanSelectionNode[] => {
      const keyless = parts.filter(({ typeCondition }) => !hasKey(typeCondition));
      const moved = (part: TypedPart): TypedPart[] =>
        keyless.filter((wide) => includes(wide.typeCondition, part.typeCondition));
      const kept = parts.filter((part) => !keyless.includes(part));
      const goes = keyless.filter((wide) =>
        kept.some(({ typeCondition }) => includes(wide.typeCondition, typeCondition)),
      );
      if (goes.length === 0) return requires;
      return requires
        .filter((each) => !isTyped(each) || !goes.includes(each))
        .map((each) =>
          isTyped(each) && kept.includes(each)
            ? {
                ...each,
                selections: [
                  ...each.selections,
                  ...moved(each)
                    .flatMap(({ selections }) => selections)
                    .filter((field) => field.kind !== 'Field' || field.name !== '__typename'),
                ],
              }
            : each,
        );
    },
  };
};
