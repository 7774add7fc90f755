import type { IncomingMessage } from 'node:http';
import type { Client } from './request-record';

const MOST_CHARACTERS = 100;

/** What a client says of itself, with nothing in it that could be taken for something else. */
const plain = (given: string | string[] | undefined): string | undefined => {
  if (typeof given !== 'string' || given === '') return undefined;
  return given.slice(0, MOST_CHARACTERS).replaceAll(/[^\x20-\x7e]/g, '?');
};

/** Who sent a request, by the headers that Apollo's clients say it with: at most 100 printable characters each. */
export const clientIn = ({ headers }: IncomingMessage): Client => ({
  name: plain(headers['apollographql-client-name']),
  version: plain(headers['apollographql-client-version']),
});
