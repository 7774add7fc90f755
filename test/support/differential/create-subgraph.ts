import { isObjectType, Kind, parse, visit, type SelectionSetNode } from 'graphql';
import { createFixture, type FixtureSubgraph } from '../fixture-subgraph';
import { answerField } from './answer-field';
import { brokenError, healthy, type Session } from './session';
import { Link, type OpenWorld, type Row } from './world';

/** An entity as a subgraph holds it: the row, and what was handed over with it. */
const HANDED = Symbol('handed');

interface Handed {
  readonly row: Row;
  readonly given: Row;
}

const handedOf = (parent: unknown): Handed => {
  if (typeof parent !== 'object' || parent === null) return { row: {}, given: {} };
  const handed = (parent as { readonly [HANDED]?: Handed })[HANDED];
  return handed ?? { row: parent as Row, given: {} };
};

const keysIn = (typeDefs: string): ReadonlyMap<string, readonly SelectionSetNode[]> => {
  const keys = new Map<string, SelectionSetNode[]>();
  visit(parse(typeDefs), {
    ObjectTypeDefinition: ({ name, directives = [] }) => {
      const fields = directives
        .filter((each) => each.name.value === 'key')
        .flatMap(({ arguments: args = [] }) => args)
        .flatMap((each) => (each.value.kind === Kind.STRING ? [each.value.value] : []));
      const sets = fields.flatMap((each) => {
        const [operation] = parse(`{ ${each} }`).definitions;
        return operation?.kind === Kind.OPERATION_DEFINITION ? [operation.selectionSet] : [];
      });
      keys.set(name.value, sets);
    },
  });
  return keys;
};

const holds = (value: unknown, set: SelectionSetNode): boolean =>
  typeof value === 'object' &&
  value !== null &&
  set.selections.every((each) => {
    if (each.kind !== Kind.FIELD) return false;
    const part = (value as Row)[each.name.value];
    return each.selectionSet ? holds(part, each.selectionSet) : part !== undefined && part !== null;
  });

const agrees = (world: OpenWorld, row: unknown, rep: unknown, set: SelectionSetNode): boolean =>
  set.selections.every((each) => {
    if (each.kind !== Kind.FIELD) return false;
    const name = each.name.value;
    const held = (row as Row)[name];
    const part = held instanceof Link ? world.rows.find(({ id }) => id === held.id) : held;
    const asked = (rep as Row)[name];
    return each.selectionSet ? agrees(world, part, asked, each.selectionSet) : part === asked;
  });

/** Makes a subgraph of a world, in memory, which answers from the session and refuses entities without a whole key. */
export const createSubgraph = (session: Session, name: string, sdl: string): FixtureSubgraph => {
  const fixture = createFixture(name, sdl, {});
  const keys = keysIn(sdl);
  const isMissing = (typename: string, row: Row): boolean => {
    const standing = session.standing(name, typename, row['id']);
    if (standing === 'broken') throw brokenError(name, typename);
    return standing === 'absent';
  };
  for (const type of Object.values(fixture.schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    const sets = keys.get(type.name) ?? [];
    const resolveReference = (given: Row): unknown => {
      const whole = sets.filter((set) => holds(given, set));
      if (whole.length === 0) throw new Error(`No whole key of ${type.name} in ${JSON.stringify(given)}.`);
      const world = session.subgraphs;
      const row = world.rows.find(
        (each) => each['__typename'] === type.name && whole.every((set) => agrees(world, each, given, set)),
      );
      if (row === undefined) return null;
      // Not thrown: an entity that is not promised takes all the others of its fetch with it.
      if (session.standing(name, type.name, row['id']) === 'broken')
        return Promise.reject(brokenError(name, type.name));
      if (isMissing(type.name, row)) return null;
      return { __typename: type.name, [HANDED]: { row, given } };
    };
    if (sets.length > 0) type.extensions = { ...type.extensions, apollo: { subgraph: { resolveReference } } };
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      const isKey = sets.some((set) =>
        set.selections.some((each) => each.kind === Kind.FIELD && each.name.value === field.name),
      );
      field.resolve = (parent: unknown, args: Readonly<Record<string, unknown>>, _context, info) => {
        const { row, given } = handedOf(parent);
        if (!isKey && isMissing(type.name, row)) return null;
        const { faults } = session.conditions;
        const value = answerField({ world: session.subgraphs, faults, row, given, args, info });
        // Some fields take their time where nothing fails.
        return session.conditions === healthy && field.name.length % 3 === 0 ? Promise.resolve(value) : value;
      };
    }
  }
  return fixture;
};
