import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { noFaults, type Faults } from './faults';
import { hashOf } from './random';
import type { OpenWorld, World } from './world';

/** What holds during one operation, for the subgraphs and for the oracle alike. */
export interface Conditions {
  readonly faults: Faults;
  /** Decides which entities a subgraph doesn't know, or fails to look for; undefined where it knows all. */
  readonly absence: number | undefined;
  /** The subgraph that can not be reached. */
  readonly dead: string | undefined;
  /** Where it is given, the dead one fails for some of what it is asked only, by this seed. */
  readonly flaw: number | undefined;
}

/** Whether a subgraph knows an entity, doesn't, or fails to look. */
export type Standing = 'known' | 'absent' | 'broken';

/** All is well. */
export const healthy: Conditions = { faults: noFaults, absence: undefined, dead: undefined, flaw: undefined };

/** What a gateway and an oracle hold in common while operations are compared. */
export interface Session {
  readonly world: World;
  /** Begins the next operation: both sides get the world as it was at first. */
  begin(conditions: Conditions): void;
  readonly conditions: Conditions;
  readonly subgraphs: OpenWorld;
  readonly oracle: OpenWorld;
  /** Begins the oracle's side again, for the same operation. */
  again(): void;
  /** How a subgraph stands to an entity. */
  standing(subgraph: string, typename: string, id: unknown): Standing;
  /** Fields that the gateway says are lost, where it may be so: asked by the oracle. */
  isClaimedLost: (info: GraphQLResolveInfo) => boolean;
}

/** Makes the session of a world. */
export const createSession = (world: World): Session => {
  const session = {
    world,
    conditions: healthy,
    subgraphs: world.open(),
    oracle: world.open(),
    isClaimedLost: () => false,
    begin: (conditions: Conditions) => {
      session.conditions = conditions;
      session.subgraphs = world.open();
      session.oracle = world.open();
    },
    again: () => {
      session.oracle = world.open();
    },
    standing: (subgraph: string, typename: string, id: unknown): Standing => {
      const { absence } = session.conditions;
      if (absence === undefined || !world.sparse?.[subgraph]?.includes(typename)) return 'known';
      const drawn = hashOf(`${String(absence)} ${subgraph} ${String(id)}`) % 6;
      return drawn > 2 ? 'known' : drawn > 0 ? 'absent' : 'broken';
    },
  };
  return session;
};

/** The error of an entity that a subgraph fails to look for. */
export const brokenError = (subgraph: string, typename: string): GraphQLError =>
  new GraphQLError(`${subgraph} can not look for a ${typename}.`, { extensions: { code: 'FAULT_BROKEN' } });
