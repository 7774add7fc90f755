import { InputError } from '../../errors';
import { codeOf, DatabaseError, StatementTimeout } from '../errors';
import type { PostgresServer } from './server';

/** The name of a database in words: never its user's password. */
const nameOf = ({ host, port, database }: PostgresServer): string =>
  `The PostgreSQL database "${database}" at ${host}:${String(port)}`;

const UNREACHABLE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
];

const UNTRUSTED = [
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** What the driver says in a message alone, with no code. */
const TOLD: readonly (readonly [RegExp, string])[] = [
  [
    /does not support SSL/,
    'offers no TLS. Turn it on there, or say sslmode=disable in COUNCIL_GRAPH_DATABASE_URL.',
  ],
  [/timeout expired/, "didn't answer in time."],
  [/Connection terminated|not queryable|has encountered a connection error/, 'ended the connection.'],
  [
    /password must be a (non-empty )?string/,
    'wants a password. Give it in COUNCIL_GRAPH_DATABASE_URL or a file.',
  ],
];

const CODES: Readonly<Record<string, string>> = {
  '22021': 'takes no text with the character U+0000, and the dataset has one. Take it out of its CSV file.',
  '28P01': 'refused the user or the password. Check COUNCIL_GRAPH_DATABASE_URL.',
  '28000':
    "doesn't let this user in from this machine, or not with this sslmode. Check COUNCIL_GRAPH_DATABASE_URL and pg_hba.conf.",
  '3D000': "isn't there. Make it, or name another in COUNCIL_GRAPH_DATABASE_URL.",
  '42501':
    'lacks a right for this user. Give it the right to create schemas, or make it the owner of those of council-graph.',
  '53300': 'has no connection left. Raise its max_connections, or lower COUNCIL_GRAPH_DATABASE_CONNECTIONS.',
  '53100': 'has no room left on its disk.',
  '53200': 'has no memory left.',
  '57P01': 'was stopped.',
  '57P02': 'was stopped.',
  '57P03': 'is starting or stopping, and takes no connections yet.',
  '25006': 'only allows reading. Name the primary server in COUNCIL_GRAPH_DATABASE_URL.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'has a certificate for another host name. Use the name that it is for, or sslmode=verify-ca.',
};

/**
 * Turns a failure of PostgreSQL, or on the way to it, into words for whoever runs the service; all else stays what it
 * is. A statement that took longer than the server lets it becomes a StatementTimeout.
 */
export const asPostgresError = (server: PostgresServer, error: unknown): Error => {
  if (error instanceof DatabaseError || error instanceof StatementTimeout) return error;
  const code = codeOf(error);
  if (code === '57014') return new StatementTimeout({ cause: error });
  const name = nameOf(server);
  const said = CODES[code];
  if (said !== undefined) return new DatabaseError(`${name} ${said}`);
  if (UNREACHABLE.includes(code)) return new DatabaseError(`${name} can't be reached (${code}).`);
  if (UNTRUSTED.includes(code)) {
    return new DatabaseError(
      `${name} has a certificate that isn't trusted (${code}). Name its authority's file with COUNCIL_GRAPH_DATABASE_CA.`,
    );
  }
  const message = error instanceof Error ? error.message : String(error);
  const told = TOLD.find(([pattern]) => pattern.test(message));
  if (told !== undefined) return new DatabaseError(`${name} ${told[1]}`);
  return error instanceof Error ? error : new Error(message);
};

/** How the codes of what is wrong with a value begin. */
const BAD_VALUE = '22';

const BAD_CURSOR =
  'The cursor is not one of this list with this filter and order. Use an endCursor of the same list, or leave `after` out.';

/**
 * The same for what goes wrong while a request reads: a value of the wrong kind for its column is the client's fault.
 * Every other value is checked before; only a cursor made by hand brings one.
 */
export const asReadError = (server: PostgresServer, error: unknown): Error =>
  codeOf(error).startsWith(BAD_VALUE)
    ? new InputError('BAD_CURSOR', BAD_CURSOR, 'after')
    : asPostgresError(server, error);
