import {
  GraphQLID,
  GraphQLString,
  isListType,
  isNonNullType,
  isLeafType,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { NotPlain, type Frame } from './frame';

/** An object or a list of an answer, as it is made. */
export type Target = Record<string | number, unknown>;

/** A list of an answer, written to by index as an object is by key. */
export const createItems = (): unknown[] & Target => Object.assign([] as unknown[], {} as Target);

/** Puts what a resolved value comes to into the answer. @throws {NotPlain} where it comes to an error */
export type Complete = (frame: Frame, value: unknown, target: Target, key: string | number) => void;

/** Puts the fields that an object has into the answer's. */
export type Fill = (frame: Frame, source: object, target: Target) => void;

/** The fields that are asked of an object, by its type. */
export type FillOf = (type: GraphQLObjectType) => Fill;

/** Completes a value that is there, or waits for it. */
export const settle = (
  frame: Frame,
  value: unknown,
  complete: Complete,
  target: Target,
  key: string | number,
): void => {
  if (value instanceof Promise) {
    // Its place among the fields is the specification's, whenever it comes.
    target[key] = undefined;
    frame.wait(value, (come) => {
      complete(frame, come, target, key);
    });
  } else complete(frame, value, target, key);
};

const completeLeaf = (type: GraphQLLeafType): Complete => {
  const isText = type === GraphQLString || type === GraphQLID;
  return (_, value, target, key) => {
    if (isText && typeof value === 'string') target[key] = value;
    else {
      const serialized: unknown = type.serialize(value);
      if (serialized === undefined || serialized === null) throw new NotPlain();
      target[key] = serialized;
    }
  };
};

/** What is an object and nothing that only looks like one. */
const objectIn = (value: unknown): object => {
  if (typeof value !== 'object' || value === null || value instanceof Error || 'then' in value)
    throw new NotPlain();
  return value;
};

const completeObject = (type: GraphQLObjectType, fillOf: FillOf): Complete => {
  let fill: Fill | undefined;
  return (frame, value, target, key) => {
    const filled: Target = {};
    target[key] = filled;
    fill ??= fillOf(type);
    fill(frame, objectIn(value), filled);
  };
};

const completeAbstract = (schema: GraphQLSchema, type: GraphQLAbstractType, fillOf: FillOf): Complete => {
  const fills = new Map<unknown, Fill>();
  const fillNamed = (name: unknown): Fill => {
    const runtime = typeof name === 'string' ? schema.getType(name) : undefined;
    if (!isObjectType(runtime) || !schema.isSubType(type, runtime)) throw new NotPlain();
    const fill = fillOf(runtime);
    fills.set(name, fill);
    return fill;
  };
  // Without a resolver of its own, an object names its type; so do ours, by what they hold.
  const resolveType = type.resolveType as ((value: object, context: unknown) => unknown) | undefined;
  if (resolveType !== undefined && resolveType.length > 2) throw new NotPlain();
  return (frame, value, target, key) => {
    const object = objectIn(value);
    const name =
      resolveType === undefined
        ? (object as { readonly __typename?: unknown }).__typename
        : resolveType(object, frame.context);
    const fill = fills.get(name) ?? fillNamed(name);
    const filled: Target = {};
    target[key] = filled;
    fill(frame, object, filled);
  };
};

const completeList =
  (item: Complete): Complete =>
  (frame, value, target, key) => {
    if (!Array.isArray(value)) throw new NotPlain();
    const filled = createItems();
    target[key] = filled;
    let index = 0;
    try {
      for (; index < value.length; index += 1) settle(frame, value[index], item, filled, index);
    } catch (error) {
      for (const later of value.slice(index + 1)) {
        // Nobody waits for these any more.
        if (later instanceof Promise) later.catch(() => undefined);
      }
      throw error;
    }
  };

const orNull =
  (complete: Complete): Complete =>
  (frame, value, target, key) => {
    if (value === null || value === undefined) target[key] = null;
    else complete(frame, value, target, key);
  };

const neverNull =
  (complete: Complete): Complete =>
  (frame, value, target, key) => {
    if (value === null || value === undefined) throw new NotPlain();
    complete(frame, value, target, key);
  };

/**
 * What completes values of a type.
 * @param fillOf the fields that are asked of it, where it is an object
 */
export const completeOf = (schema: GraphQLSchema, type: GraphQLOutputType, fillOf: FillOf): Complete => {
  if (isNonNullType(type)) return neverNull(completeBare(schema, type.ofType, fillOf));
  return orNull(completeBare(schema, type, fillOf));
};

const completeBare = (schema: GraphQLSchema, type: GraphQLOutputType, fillOf: FillOf): Complete => {
  if (isListType(type)) return completeList(completeOf(schema, type.ofType, fillOf));
  if (isLeafType(type)) return completeLeaf(type);
  const composite = type as GraphQLCompositeType;
  return isObjectType(composite)
    ? completeObject(composite, fillOf)
    : completeAbstract(schema, composite, fillOf);
};
