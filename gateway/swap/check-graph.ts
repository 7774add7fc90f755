import { isSpecifiedScalarType, isScalarType, validateSchema, type GraphQLScalarType } from 'graphql';
import { SupergraphError } from '../../subgraphs/common/process/exit-code';
import type { Graph } from '../engine/graph';
import type { Source } from '../sources/source';

const refuse = (reason: string): never => {
  throw new SupergraphError(`The composed schema can not be used. ${reason}`);
};

/**
 * Checks that a graph can be served here.
 * @param sources how its subgraphs are reached
 * @throws {SupergraphError} with what is in the way
 */
export const checkGraph = ({ apiSchema, subgraphs }: Graph, sources: readonly Source[]): void => {
  const [wrong] = validateSchema(apiSchema);
  if (wrong !== undefined) refuse(wrong.message);
  const unknown = subgraphs.find(({ name }) => !sources.some((source) => source.name === name));
  if (unknown !== undefined)
    refuse(`It names a subgraph ${unknown.name}, which is not known here. Make it anew with npm run schema.`);
};

/**
 * Checks that every value of a graph's scalars can be checked by those that are known here, where there are any.
 * @throws {SupergraphError} with the first that can't
 */
export const checkKnownScalars = ({ apiSchema }: Graph, scalars: readonly GraphQLScalarType[]): void => {
  if (scalars.length === 0) return;
  const known = new Set(scalars.map(({ name }) => name));
  for (const type of Object.values(apiSchema.getTypeMap())) {
    if (isScalarType(type) && !isSpecifiedScalarType(type) && !known.has(type.name))
      refuse(`Its scalar ${type.name} is not known here, so that no value of it could be checked.`);
    if (!isScalarType(type) && known.has(type.name)) refuse(`Its type ${type.name} must be a scalar.`);
  }
};
