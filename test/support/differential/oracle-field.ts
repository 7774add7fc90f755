import { GraphQLError, type GraphQLFieldResolver, type GraphQLOutputType } from 'graphql';
import { answerField } from './answer-field';
import { brokenError, type Session } from './session';
import type { SupergraphFacts } from './supergraph-facts';
import type { Row } from './world';

/** A field of the schema that clients see. */
export interface ApiField {
  readonly type: string;
  readonly name: string;
  readonly returnType: GraphQLOutputType;
  /** Gives the answer its last form; `isAnyCode` where it is null and nobody knows which code says so. */
  readonly finish: (value: unknown, isAnyCode: boolean) => unknown;
}

const lostError = (subgraph: string): GraphQLError =>
  new GraphQLError('It is lost.', { extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph } });

/**
 * How the oracle answers a field. What can't be reached is lost: always where nobody else has it; where another
 * subgraph has it too, or it had to be joined through the dead one, if the gateway says so.
 */
export const oracleField = (
  session: Session,
  facts: SupergraphFacts,
  { type, name, returnType, finish }: ApiField,
): GraphQLFieldResolver<unknown, unknown> => {
  const owners = facts.ownersOf(type, name);
  const through = session.world.through?.[`${type}.${name}`] ?? [];
  const sole = owners.length === 1 ? owners[0] : undefined;
  return (parent, args: Row, _context, info) => {
    const row = (parent ?? {}) as Row;
    const { dead, faults, flaw } = session.conditions;
    if (dead !== undefined) {
      const isCertain = sole === dead && flaw === undefined;
      const mayBe = owners.includes(dead) || through.includes(dead);
      if (isCertain || (mayBe && session.isClaimedLost(info))) throw lostError(dead);
    }
    const standing = sole === undefined ? 'known' : session.standing(sole, type, row['id']);
    if (standing === 'broken') throw brokenError(sole ?? '', type);
    if (standing === 'absent') return finish(null, true);
    const asked = { world: session.oracle, faults, row, given: row, args, info: { ...info, returnType } };
    return finish(answerField(asked) ?? null, false);
  };
};
