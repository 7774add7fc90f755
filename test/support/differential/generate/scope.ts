import type { GraphQLSchema } from 'graphql';
import type { Random } from '../random';

/** A variable of the operation being written. */
export interface Variable {
  readonly name: string;
  /** As declared, such as `[Int!]`. */
  readonly type: string;
  readonly defaultText: string | undefined;
  /** Whether null may be handed over: not where it would stand for a value that must be there. */
  readonly mayBeNull: boolean;
  readonly mayBeMissing: boolean;
  /** Gives a value, another one each time. */
  readonly value: (random: Random) => unknown;
}

/** Which names that a gateway could trip over are used. */
export interface Tricks {
  /** Aliases that are names of keys, or `__typename`. */
  readonly aliases: boolean;
  /** Variables with names that sub-operations use. */
  readonly variables: boolean;
}

/** What is known while one operation is written. */
export interface Scope {
  readonly schema: GraphQLSchema;
  readonly random: Random;
  readonly tricks: Tricks;
  /** Values that make sense for an argument, by `Type.field.argument`. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly variables: Variable[];
  readonly fragments: Fragment[];
  /** How many more fields may be written. */
  fieldsLeft: number;
}

/** A named fragment that is written out. */
export interface Fragment {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  /** How many objects at most one spread of it is about to make, roughly. */
  readonly weight: number;
  readonly levels: number;
}
