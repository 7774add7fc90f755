import {
  GraphQLError,
  getNamedType,
  isEnumType,
  isListType,
  isScalarType,
  type GraphQLOutputType,
} from 'graphql';
import { getNullableType, isAbstractType } from 'graphql';
import { createRandom, hashOf, type Random } from './random';

/** Gives the value of one field as a fault makes it; `undefined` where nothing is wrong with this field. */
export type Fault = (value: () => unknown) => unknown;

/** The faults of one run, by where they are: the type and the field, the row, and the arguments. */
export interface Faults {
  at(place: string, field: string, type: GraphQLOutputType): Fault | undefined;
}

/** Nothing is wrong anywhere. */
export const noFaults: Faults = { at: () => undefined };

const failure = (place: string): GraphQLError =>
  new GraphQLError(`It fails at ${place}.`, { extensions: { code: `FAULT_${String(hashOf(place) % 7)}` } });

/** A value that the type does not allow. */
const wrongFor = (type: GraphQLOutputType, place: string): unknown => {
  if (isListType(getNullableType(type))) return 7;
  const named = getNamedType(type);
  if (isEnumType(named)) return 'NO_SUCH_VALUE';
  if (isAbstractType(named)) return { __typename: 'NoSuchType' };
  if (isScalarType(named) && ['Int', 'Float', 'Boolean', 'String', 'ID'].includes(named.name))
    return { no: 1 };
  return failure(place);
};

const broken = (type: GraphQLOutputType, place: string, random: Random): unknown => {
  const kind = random.below(3);
  return kind === 0 ? failure(place) : kind === 1 ? null : wrongFor(type, place);
};

/** Breaks one item of a list, however deep the list of lists is. */
const breakItem = (value: unknown, type: GraphQLOutputType, place: string, random: Random): unknown => {
  const list = getNullableType(type);
  if (!Array.isArray(value) || value.length === 0 || !isListType(list)) return value;
  const index = random.below(value.length);
  const isDeep = isListType(getNullableType(list.ofType)) && random.chance(0.7);
  return value.map((item: unknown, at) =>
    at !== index
      ? item
      : isDeep
        ? breakItem(item, list.ofType, place, random)
        : broken(list.ofType, `${place} item ${String(index)}`, random),
  );
};

/**
 * Faults at places that follow from the seed, and are the same whoever asks.
 * @param share how many fields of a hundredth part are faulty, from 0 to 1
 * @param whole names of fields that are left whole, since entities are joined by them
 */
export const createFaults = (seed: number, share: number, whole: ReadonlySet<string>): Faults => ({
  at: (place, field, type) => {
    if (whole.has(field)) return undefined;
    const random = createRandom(hashOf(`${String(seed)} ${place}`));
    if (!random.chance(share)) return undefined;
    const isItem = isListType(getNullableType(type)) && random.chance(0.5);
    if (isItem) return (value) => breakItem(value(), type, place, random.fork());
    // Never a promise: where one item of a list throws, GraphQL forgets those of the others, and they end the process.
    const value = broken(type, place, random);
    return () => {
      if (value instanceof Error) throw value;
      return value;
    };
  },
});
