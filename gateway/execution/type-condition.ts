import { isAbstractType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Data } from './data';

/** Whether an object is of a type, which may be an interface or a union; of an object of no named type, what is given. */
export type IsOfType = (object: Data, type: string, ifUnnamed: boolean) => boolean;

/** Makes the test of type conditions by all the types that subgraphs have, those that clients don't see included. */
export const createIsOfType = (schema: GraphQLSchema): IsOfType => {
  const known = new Map<string, boolean>();
  const compare = (name: string, condition: string): boolean => {
    if (name === condition) return true;
    const type = schema.getType(name);
    const wanted = schema.getType(condition);
    return (
      isAbstractType(wanted) &&
      (isObjectType(type) || isInterfaceType(type)) &&
      schema.isSubType(wanted, type)
    );
  };
  return (object, type, ifUnnamed) => {
    const name = object['__typename'];
    if (typeof name !== 'string') return ifUnnamed;
    const key = `${name} ${type}`;
    const found = known.get(key) ?? compare(name, type);
    known.set(key, found);
    return found;
  };
};
