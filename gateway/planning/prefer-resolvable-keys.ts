import type { DocumentNode } from 'graphql';
import { graphOf, isGiven, joinsOf, readFieldSet, textIn, type Join } from './join';
import { mapTypes, type FieldsType } from './schema-document';

const isKey = (join: Join): boolean => join.name.value === 'join__type' && textIn(join, 'key') !== undefined;

/** Whether an interface of the type in the same graph could hold its key to it. */
const isBound = (type: FieldsType, graph: string | undefined): boolean =>
  joinsOf(type.directives, 'join__implements').some((each) => graphOf(each) === graph);

/** Whether a key names a field that its graph doesn't answer. The planner passes over such a key by itself. */
const isExternal = (type: FieldsType, join: Join): boolean => {
  const names = readFieldSet(textIn(join, 'key') ?? '').selections.flatMap((each) =>
    'name' in each ? [each.name.value] : [],
  );
  return (type.fields ?? [])
    .filter(({ name }) => names.includes(name.value))
    .some(({ directives }) =>
      joinsOf(directives, 'join__field').some(
        (each) => graphOf(each) === graphOf(join) && isGiven(each, 'external', true),
      ),
    );
};

/**
 * The planner returns to a graph by the first key that the type has there, resolvable or not. So those that are not
 * go where the graph has one that is; the few that something else holds on to go last.
 */
export const preferResolvableKeys = (document: DocumentNode): DocumentNode =>
  mapTypes(document, (type) => {
    const directives = type.directives ?? [];
    const resolvable = new Set(
      directives.filter((each) => isKey(each) && !isGiven(each, 'resolvable', false)).map(graphOf),
    );
    const isLess = (each: Join): boolean =>
      isKey(each) && isGiven(each, 'resolvable', false) && resolvable.has(graphOf(each));
    if (!directives.some(isLess)) return type;
    const stays = (each: Join): boolean => isBound(type, graphOf(each)) || isExternal(type, each);
    return {
      ...type,
      directives: [
        ...directives.filter((each) => !isLess(each)),
        ...directives.filter((each) => isLess(each) && stays(each)),
      ],
    };
  });
