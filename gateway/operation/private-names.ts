import { isInterfaceType, isObjectType, print, type FieldNode, type GraphQLSchema } from 'graphql';

const startsTaken = (schema: GraphQLSchema): ReadonlySet<string> => {
  const starts = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const name of Object.keys(type.getFields())) {
      const digit = /\d/.exec(name)?.index;
      if (digit !== undefined) starts.add(name.slice(0, digit));
    }
  }
  return starts;
};

/** The beginning of private names of a schema: no field's name is that and then a digit. */
export const privatePrefix = (schema: GraphQLSchema): string => {
  const taken = startsTaken(schema);
  let prefix = 'f';
  while (taken.has(prefix)) prefix += 'f';
  return prefix;
};

/**
 * Names fields for the planned operation. A field that the client gives no alias and no arguments keeps its name, so that
 * it is one with what the planner adds. Any other has a private one, by its response name, name and arguments: no alias can
 * stand where the planner looks for a key, and what could be merged before still can, and nothing else.
 */
export const createPrivateNames = (prefix: string) => {
  const names = new Map<string, string>();
  /** @param planned the field as it is planned, without alias and selections */
  return (planned: FieldNode, responseName: string): string => {
    const name = planned.name.value;
    const isPlain =
      responseName === name &&
      (planned.arguments ?? []).length === 0 &&
      (planned.directives ?? []).length === 0;
    if (isPlain) return name;
    const key = `${responseName} ${print(planned)}`;
    const known = names.get(key) ?? `${prefix}${String(names.size)}`;
    names.set(key, known);
    return known;
  };
};
