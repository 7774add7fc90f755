import { GraphQLError } from 'graphql';
import { createAllowance, type Allowance } from './allowance';
import { settle, type Data, type Path } from './path';
import type { Trouble } from './trouble';

/** What is kept of one request while its plan is executed. */
export interface AnswerRecord {
  /** What root fetches have brought. */
  readonly roots: Data[];
  readonly troubles: Trouble[];
  /** What executions in this process may make. */
  readonly made: Allowance;
  /** What fetches may bring, an entity counted for each of its places. */
  readonly brought: Allowance;
}

/**
 * Keeps a record for each request, for as long as the request lives.
 * @param mostValues the most values that one answer may hold
 */
export const createRecords = (mostValues: number) => {
  const records = new WeakMap<object, AnswerRecord>();
  return (request: object): AnswerRecord => {
    const record = records.get(request) ?? {
      roots: [],
      troubles: [],
      made: createAllowance(mostValues),
      brought: createAllowance(mostValues),
    };
    records.set(request, record);
    return record;
  };
};

const pathsIn = (data: unknown, { isWhole, paths, parents }: Trouble): Path[] => {
  if (!isWhole) {
    return paths.map((path) => {
      const settled = settle(data, path);
      return settled.kind === 'absent' ? settled.upTo : path;
    });
  }
  const missing = paths.filter((path) => settle(data, path).kind === 'null');
  // Only what other fetches needed was lost: what they would have brought is missing from these objects.
  return missing.length > 0 ? missing : [...parents];
};

/** The error of a request that asks for too much; undefined where it doesn't. */
export const tooLarge = ({ made, brought }: AnswerRecord): GraphQLError | undefined =>
  [made, brought].find((allowance) => allowance.isSpent())?.error;

/** The errors of an answer: one for each place that something cost, and none twice. */
export const errorsOf = (data: unknown, troubles: readonly Trouble[]): GraphQLError[] => {
  const errors = new Map<string, GraphQLError>();
  for (const trouble of troubles) {
    for (const path of pathsIn(data, trouble)) {
      const key = JSON.stringify([path, trouble.extensions, trouble.message]);
      if (errors.has(key)) continue;
      errors.set(key, new GraphQLError(trouble.message, { path, extensions: { ...trouble.extensions } }));
    }
  }
  return [...errors.values()];
};
