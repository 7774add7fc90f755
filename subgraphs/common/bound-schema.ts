import {
  defaultFieldResolver,
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Allowance } from './allowance';

const fieldsIn = (set: SelectionSetNode | undefined, info: GraphQLResolveInfo): number => {
  let fields = 0;
  for (const each of set?.selections ?? []) {
    if (each.kind === Kind.FIELD) fields += 1;
    else if (each.kind === Kind.INLINE_FRAGMENT) fields += fieldsIn(each.selectionSet, info);
    else fields += fieldsIn(info.fragments[each.name.value]?.selectionSet, info);
  }
  return fields;
};

/** How many objects there are in a value: in a list of lists, all of them. */
export const objectsIn = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + objectsIn(each), 0);
  return value === null || value === undefined ? 0 : 1;
};

/** The fields of an object by the nodes that ask for it, which GraphQL keeps for all objects of a list. */
const sizes = new WeakMap<readonly FieldNode[], number>();

const allowanceOf = (context: unknown): Allowance | undefined =>
  (context as { readonly allowance?: Allowance } | undefined)?.allowance;

const sizeOf = (info: GraphQLResolveInfo): number => {
  const { fieldNodes } = info;
  const size =
    sizes.get(fieldNodes) ?? fieldNodes.reduce((sum, node) => sum + fieldsIn(node.selectionSet, info), 1);
  sizes.set(fieldNodes, size);
  return size;
};

/** The resolvers that were there before, by those that spend. */
const unbound = new WeakMap<GraphQLFieldResolver<unknown, unknown>, GraphQLFieldResolver<unknown, unknown>>();

/** The resolver of a field as it was before it was made to spend; undefined where there was none. */
export const unboundResolver = (
  resolve: GraphQLFieldResolver<unknown, unknown> | undefined,
): GraphQLFieldResolver<unknown, unknown> | undefined => {
  const before = resolve && (unbound.get(resolve) ?? resolve);
  return before === defaultFieldResolver ? undefined : before;
};

const bounded = (resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> => {
  const spending: GraphQLFieldResolver<unknown, unknown> = (parent, args, context, info) => {
    const allowance = allowanceOf(context);
    if (allowance === undefined) return resolve(parent, args, context, info);
    allowance.spend(0);
    const paid = (value: unknown): unknown => {
      allowance.spend(objectsIn(value) * sizeOf(info));
      return value;
    };
    const value = resolve(parent, args, context, info);
    return value instanceof Promise ? value.then(paid) : paid(value);
  };
  unbound.set(spending, resolve);
  return spending;
};

const done = new WeakSet<GraphQLSchema>();

/**
 * Makes a schema spend the allowance in the context of each execution: each object with all its fields, before any of
 * them is read. Without it, one operation of nested lists fills the memory before there is an answer to measure.
 */
export const boundSchema = (schema: GraphQLSchema): void => {
  if (done.has(schema)) return;
  done.add(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (isCompositeType(getNamedType(field.type))) {
        field.resolve = bounded(field.resolve ?? defaultFieldResolver);
      }
    }
  }
};
