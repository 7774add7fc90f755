import { require } from '../../scripts/lib/project.mjs';

const { buildSubgraphSchema } = require('@apollo/subgraph');
const graphql = require('graphql');
const { scalars } = require('./dist/subgraphs/common/scalars.js');

const { defaultFieldResolver, getNamedType, isAbstractType, isCompositeType, isObjectType } = graphql;

/** What a resolver of a subgraph gave, with the number of that subgraph: the next field reads it with its resolvers. */
const owned = (owner, value) => {
  if (value === null || value === undefined) return null;
  if (value instanceof Promise) return value.then((each) => owned(owner, each));
  if (Array.isArray(value)) return value.map((each) => owned(owner, each));
  return { owner, value };
};

/** The resolvers of a field, by the number of each subgraph that has it. */
const resolversOf = (schemas, typeName, fieldName) =>
  new Map(
    schemas.flatMap((schema, owner) => {
      const field = schema.getType(typeName)?.getFields?.()[fieldName];
      return field ? [[owner, field.resolve ?? defaultFieldResolver]] : [];
    }),
  );

const resolveField = (resolvers, typeName, isComposite) => {
  const [[home, fromHome]] = resolvers;
  const result = isComposite ? owned : (_owner, value) => value;
  return (parent, args, context, info) => {
    const own = parent === undefined ? undefined : resolvers.get(parent.owner);
    if (own) return result(parent.owner, own(parent.value, args, context.of(parent.owner), info));
    const inHome = context.of(home);
    if (parent === undefined) return result(home, fromHome(undefined, args, inHome, info));
    const entity = context.entity(home, typeName, parent.value.id);
    const answer = (row) => (row === null ? null : result(home, fromHome(row, args, inHome, info)));
    return entity instanceof Promise ? entity.then(answer) : answer(entity);
  };
};

const typeOf = (definitions, name) => {
  const byOwner = definitions.map(({ resolvers }) => resolvers[name]?.__resolveType);
  return ({ owner, value }, context, info) =>
    byOwner[owner]?.(value, context.of(owner), info) ?? value.__typename;
};

/**
 * One executable schema of all subgraphs: each field is resolved by the subgraph's own resolver, and a field of another
 * subgraph's part of a type by that one's, from what its reference resolver gives for the id. What the resolvers get as
 * their context comes from `context.of(number)`; `context.entity(number, type, id)` gives the part of an entity.
 */
export const createMergedSchema = (apiSdl, definitions, typeDefsOf) => {
  const schemas = definitions.map(({ name, resolvers }) =>
    buildSubgraphSchema({ typeDefs: typeDefsOf(name), resolvers }),
  );
  const merged = graphql.buildSchema(apiSdl);
  for (const type of Object.values(merged.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    const scalar = scalars[type.name];
    if (scalar && graphql.isScalarType(type)) {
      const { serialize, parseValue, parseLiteral } = scalar;
      Object.assign(type, { serialize, parseValue, parseLiteral });
    }
    if (isAbstractType(type)) type.resolveType = typeOf(definitions, type.name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolvers = resolversOf(schemas, type.name, field.name);
      field.resolve = resolveField(resolvers, type.name, isCompositeType(getNamedType(field.type)));
    }
  }
  return merged;
};
