import { getNamedType, isAbstractType, isObjectType, type GraphQLResolveInfo } from 'graphql';
import type { Faults } from './faults';
import { Link, type OpenWorld, type Row } from './world';

/** What a field is answered from. */
export interface Asked {
  readonly world: OpenWorld;
  readonly faults: Faults;
  readonly row: Row;
  readonly given: Row;
  readonly args: Readonly<Record<string, unknown>>;
  readonly info: GraphQLResolveInfo;
}

/** Whether a row may stand where the field is: an id of another type finds nothing. */
const fits = (row: Row, { returnType, schema }: GraphQLResolveInfo): boolean => {
  const wanted = getNamedType(returnType);
  const type = schema.getType(String(row['__typename']));
  if (!isAbstractType(wanted)) return wanted.name === row['__typename'];
  return isObjectType(type) && schema.isSubType(wanted, type);
};

const follow = (world: OpenWorld, value: unknown, info: GraphQLResolveInfo): unknown => {
  if (Array.isArray(value)) return value.map((item) => follow(world, item, info));
  if (!(value instanceof Link)) return value;
  const row = world.rows.find(({ id }) => id === value.id);
  return row !== undefined && fits(row, info) ? row : null;
};

const isSaid = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** The place of a field in the world, the same for whoever asks: `Type.field`, the row, and the arguments. */
const placeOf = ({ row, args, info: { parentType, fieldName } }: Asked): string => {
  const { id, ...rest } = row;
  const own = Object.entries(rest).filter(([, value]) => isSaid(value));
  return `${parentType.name}.${fieldName} ${JSON.stringify([id ?? own, args])}`;
};

/** Answers a field from a world, or as a fault makes it. Subgraphs and the oracle share this, and nothing else. */
export const answerField = (asked: Asked): unknown => {
  const { world, faults, row, given, args, info } = asked;
  const { parentType, fieldName, returnType } = info;
  const value = (): unknown => {
    const resolve = world.resolvers[`${parentType.name}.${fieldName}`];
    const answer = resolve ? resolve(row, args, given) : row[fieldName];
    const isEcho = answer === undefined && Object.keys(args).length > 0;
    return isEcho ? JSON.stringify(args) : follow(world, answer ?? null, info);
  };
  const fault = faults.at(placeOf(asked), fieldName, returnType);
  return fault ? fault(value) : value();
};
