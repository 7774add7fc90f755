import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { SettingsError } from '../../process/read-settings';
import type { DatabaseConfig } from '../settings';

/** How the server is verified on an encrypted connection, in the words of Node's TLS. */
interface Tls {
  readonly ca?: string;
  readonly rejectUnauthorized?: boolean;
  readonly checkServerIdentity?: () => undefined;
}

/** A PostgreSQL server and the database on it that the subgraphs live in. */
export interface PostgresServer {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** A function, so that no print of a configuration shows it. */
  readonly password: () => string;
  /** False where the connection is plain. */
  readonly tls: false | Tls;
  /** The most connections that each subgraph of a process reads with. */
  readonly connections: number;
}

const FORM = 'postgres://user:password@host:5432/database?sslmode=verify-full';

const TLS_MODES = ['disable', 'require', 'verify-ca', 'verify-full'] as const;

type TlsMode = (typeof TLS_MODES)[number];

const refuse = (problem: string): never => {
  throw new SettingsError([problem]);
};

const refuseUrl = (problem: string): never =>
  refuse(`COUNCIL_GRAPH_DATABASE_URL ${problem}. It has the form ${FORM}.`);

const fileOf = (name: string, path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return refuse(`${name} names ${path}, which can't be read.`);
  }
};

const decoded = (part: string, what: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return refuseUrl(`has a ${what} with a percent sign that begins no code; write a percent sign as %25`);
  }
};

/** A directory stands for the server's socket in it. */
const isHere = (host: string): boolean =>
  host.startsWith('/') ||
  host === 'localhost' ||
  host === '::1' ||
  (isIP(host) === 4 && host.startsWith('127.'));

const modeOf = (given: string | null, host: string): TlsMode => {
  if (given === null) return isHere(host) ? 'disable' : 'verify-full';
  return (
    TLS_MODES.find((mode) => mode === given) ??
    refuseUrl(`has an sslmode that is none of ${TLS_MODES.join(', ')}`)
  );
};

const tlsOf = (mode: TlsMode, caFile: string): PostgresServer['tls'] => {
  const verifies = mode === 'verify-ca' || mode === 'verify-full';
  if (caFile !== '' && !verifies) {
    return refuse(
      `COUNCIL_GRAPH_DATABASE_CA is of no use with sslmode ${mode}; say sslmode=verify-full in COUNCIL_GRAPH_DATABASE_URL.`,
    );
  }
  if (mode === 'disable') return false;
  if (mode === 'require') return { rejectUnauthorized: false };
  return {
    ...(caFile === '' ? {} : { ca: fileOf('COUNCIL_GRAPH_DATABASE_CA', caFile) }),
    ...(mode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
  };
};

/**
 * The server that the settings name; undefined where they name none, and SQLite files are used.
 * @throws {SettingsError} where the address or a file can't be used; it never shows the password
 */
export const serverOf = (config: DatabaseConfig): PostgresServer | undefined => {
  const { databaseUrl, databaseCa, databasePasswordFile, databaseConnections } = config;
  if (databaseUrl === '') return undefined;
  if (!URL.canParse(databaseUrl)) return refuseUrl('is no address');
  const { protocol, hostname, port, pathname, username, password, searchParams } = new URL(databaseUrl);
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') return refuseUrl('is no address of PostgreSQL');
  const unknown = [...searchParams.keys()].find((name) => name !== 'sslmode' && name !== 'host');
  if (unknown !== undefined) {
    return refuseUrl(
      `has the parameter "${unknown}"; only sslmode, and host for a directory of a socket, are known`,
    );
  }
  const host = searchParams.get('host') ?? hostname.replace(/^\[|\]$/g, '');
  const database = decoded(pathname.slice(1), 'database');
  const user = decoded(username, 'user');
  if (host === '') return refuseUrl('names no host');
  if (user === '') return refuseUrl('names no user');
  if (database === '' || database.includes('/')) return refuseUrl('names no database');
  const inUrl = decoded(password, 'password');
  const secret =
    databasePasswordFile === ''
      ? inUrl
      : fileOf('COUNCIL_GRAPH_DATABASE_PASSWORD_FILE', databasePasswordFile).replace(/\r?\n$/, '');
  return {
    host,
    port: port === '' ? 5432 : Number(port),
    database,
    user,
    password: () => secret,
    tls: tlsOf(modeOf(searchParams.get('sslmode'), host), databaseCa),
    connections: databaseConnections,
  };
};
