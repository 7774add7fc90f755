import { DatabaseError } from '../database/connection';
import { DatasetError } from '../dataset/problem';
import { ListenError } from './listen';
import { SettingsError } from './read-settings';

/** What a process ends with, so that whoever started it can tell why. */
export const exitCodes = [
  { code: 0, when: 'It was told to stop, and stopped in order.' },
  { code: 1, when: 'Something failed that no other code describes.' },
  { code: 2, when: 'A setting or an argument is unknown or malformed.' },
  { code: 3, when: 'It can not listen: the port is busy, or the host is not this machine.' },
  {
    code: 4,
    when: 'A database can not be used: a file or its folder not writable, damaged, no room; a PostgreSQL server not reachable, not letting it in, or not trusted.',
  },
  { code: 5, when: 'The dataset is not right; nothing of it was loaded.' },
  { code: 6, when: 'The composed schema (schema/supergraph.graphql) is missing or not right.' },
] as const;

/** A code that a process ends with. */
export type ExitCode = (typeof exitCodes)[number]['code'];

/** The composed schema can't be read or used, in words for whoever runs the service. */
export class SupergraphError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SupergraphError';
  }
}

/** What to end with, and what to say, when a start has failed. */
export const explain = (error: unknown): { readonly code: ExitCode; readonly message: string } => {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof SettingsError) return { code: 2, message };
  if (error instanceof ListenError) return { code: 3, message };
  if (error instanceof DatabaseError) return { code: 4, message };
  if (error instanceof DatasetError) return { code: 5, message };
  if (error instanceof SupergraphError) return { code: 6, message };
  return { code: 1, message: `It could not start: ${message}` };
};
