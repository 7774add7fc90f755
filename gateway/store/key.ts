import { hash } from 'node:crypto';
import { getVariableValues, OperationTypeNode, type GraphQLSchema } from 'graphql';
import type { Documents } from './documents';
import type { Asked } from './read-asked';

/** The schema that is served; every load of one makes another object, whatever its id. */
export interface ServedSchema {
  /** A digest of the supergraph. */
  readonly id: string;
  readonly schema: GraphQLSchema;
}

/** What of a request's key is not in what it asks. */
export interface Circumstances {
  readonly served: ServedSchema;
  /** The media type of the answer. */
  readonly type: string;
  /** Today's date, as YYYY-MM-DD in UTC. */
  readonly day: string;
}

/** The key of a request: equal for two only where their answers are, from the same loads. Undefined: none is kept. */
export type KeyOf = (asked: Asked, circumstances: Circumstances) => string | undefined;

/** Whether JSON says all there is of a value: a scalar of someone's own could coerce to anything. */
const isPlain = (value: unknown): boolean => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'object': {
      if (value === null) return true;
      if (Array.isArray(value)) return value.every(isPlain);
      const prototype: unknown = Object.getPrototypeOf(value);
      return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isPlain);
    }
    default:
      return false;
  }
};

/**
 * Makes keys of schema, build, document, operation, coerced variables, media type and day. The view of a request is in
 * its document and variables. What asks is known again as an object, which nobody may change.
 * @param buildId what tells this build of the gateway from others
 */
export const createKeyOf = (documents: Documents, buildId: string): KeyOf => {
  const keyOf: KeyOf = ({ query, operationName, variables }, { served, type, day }) => {
    const document = documents(query);
    const operation = document?.operation(operationName);
    if (document === undefined || operation?.operation !== OperationTypeNode.QUERY) return undefined;
    const definitions = operation.variableDefinitions ?? [];
    // As a key of an object it would be no value but its prototype.
    if (definitions.some(({ variable }) => variable.name.value === '__proto__')) return undefined;
    const { coerced } = getVariableValues(served.schema, definitions, variables, { maxErrors: 1 });
    if (coerced === undefined || !isPlain(coerced)) return undefined;
    const parts = [served.id, buildId, document.digest, operation.name?.value ?? null, coerced, type, day];
    return hash('sha256', JSON.stringify(parts), 'base64url');
  };
  const tried: KeyOf = (asked, circumstances) => {
    try {
      return keyOf(asked, circumstances);
    } catch {
      // Variables nested too deeply for the stack, or a scalar that throws what it should not.
      return undefined;
    }
  };
  const known = new WeakMap<Asked, Circumstances & { readonly key: string | undefined }>();
  return (asked, circumstances) => {
    const { served, type, day } = circumstances;
    const found = known.get(asked);
    if (found?.served === served && found.type === type && found.day === day) return found.key;
    const key = tried(asked, circumstances);
    known.set(asked, { served, type, day, key });
    return key;
  };
};
