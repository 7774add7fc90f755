import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSubgraphs } from '../../subgraphs';
import type { DatabaseConfig } from '../../subgraphs/common/database/settings';
import { makeCertificates } from '../support/certificate';
import { openTestPostgres, PASSWORD, type TestPostgres } from '../support/postgres';
import { REPORTS } from '../support/reports';
import { startProcess } from '../support/run-process';

const { authority, server } = makeCertificates('localhost');
const stranger = makeCertificates('localhost').authority;

let postgres: TestPostgres;
let authorityFile: string;
let strangerFile: string;

beforeAll(async () => {
  postgres = await openTestPostgres({
    tls: { certificate: server.certificate, key: server.key },
    access: [
      'local all owner scram-sha-256',
      'hostssl all owner all scram-sha-256',
      'host all guest all scram-sha-256',
      'host closed owner all reject',
    ].join('\n'),
  });
  await postgres.create('graph');
  await postgres.create('latin', "TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
  await postgres.query('postgres', `CREATE USER guest PASSWORD '${PASSWORD}'`);
  authorityFile = join(postgres.folder, 'authority.pem');
  strangerFile = join(postgres.folder, 'stranger.pem');
  writeFileSync(authorityFile, authority);
  writeFileSync(strangerFile, stranger);
});

afterAll(() => postgres.close());

/** What opening a subgraph comes to: null where it opens, else why it doesn't. */
const refusalOf = async (database: DatabaseConfig): Promise<string | null> => {
  try {
    const opened = await openSubgraphs({
      dataDir: '/nowhere',
      database,
      datasetDir: REPORTS,
      only: ['safeguarding'],
    });
    await Promise.all(opened.map((subgraph) => subgraph.close()));
    return null;
  } catch (error) {
    const { name, message } = error as Error;
    // However it is written, a password never stands in what is said.
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD)]) expect(message).not.toContain(secret);
    return `${name}: ${message.replaceAll(String(postgres.port), 'PORT').replaceAll(postgres.folder, 'FOLDER')}`;
  }
};

const verified = { host: 'localhost', query: '?sslmode=verify-full' };

it('opens over TLS where the certificate is the one of that host, from a known authority', async () => {
  const config = { ...postgres.config('graph', verified), databaseCa: authorityFile };
  expect(await refusalOf(config)).toBeNull();
  expect(
    await refusalOf({
      ...postgres.config('graph', { query: '?sslmode=require' }),
      databaseCa: authorityFile,
    }),
  ).toBe(
    'SettingsError: COUNCIL_GRAPH_DATABASE_CA is of no use with sslmode require; say sslmode=verify-full in COUNCIL_GRAPH_DATABASE_URL.',
  );
  expect(await refusalOf(postgres.config('graph', { query: '?sslmode=require' }))).toBeNull();
  const byAddress = postgres.config('graph', { query: '?sslmode=verify-ca' });
  expect(await refusalOf({ ...byAddress, databaseCa: authorityFile })).toBeNull();
});

it('takes the password from a file', async () => {
  const databasePasswordFile = join(postgres.folder, 'a-password');
  writeFileSync(databasePasswordFile, `${PASSWORD}\n`);
  const config = postgres.config('graph', { password: 'not it', query: '?sslmode=require' });
  expect(await refusalOf({ ...config, databasePasswordFile })).toBeNull();
  expect(await refusalOf({ ...config, databasePasswordFile: '/no/such/file' })).toBe(
    "SettingsError: COUNCIL_GRAPH_DATABASE_PASSWORD_FILE names /no/such/file, which can't be read.",
  );
});

it('opens over the socket of a directory', async () => {
  const config = postgres.config('graph');
  const databaseUrl = config.databaseUrl.replace(/@[^/]+\//, `@localhost:${String(postgres.port)}/`);
  expect(
    await refusalOf({ ...config, databaseUrl: `${databaseUrl}?host=${encodeURIComponent(postgres.folder)}` }),
  ).toBeNull();
});

describe('is refused with what to do', () => {
  const at = 'DatabaseError: The PostgreSQL database "graph" at';

  it.each([
    [
      'a wrong password',
      { password: 'wrong', query: '?sslmode=require' },
      `${at} 127.0.0.1:PORT refused the user or the password. Check COUNCIL_GRAPH_DATABASE_URL.`,
    ],
    [
      'an unknown user',
      { user: 'nobody', query: '?sslmode=require' },
      `${at} 127.0.0.1:PORT doesn't let this user in from this machine, or not with this sslmode. Check COUNCIL_GRAPH_DATABASE_URL and pg_hba.conf.`,
    ],
    [
      'a plain connection where TLS is wanted',
      { query: '?sslmode=disable' },
      `${at} 127.0.0.1:PORT doesn't let this user in from this machine, or not with this sslmode. Check COUNCIL_GRAPH_DATABASE_URL and pg_hba.conf.`,
    ],
    [
      'a certificate of nobody known',
      verified,
      `${at} localhost:PORT has a certificate that isn't trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE). Name its authority's file with COUNCIL_GRAPH_DATABASE_CA.`,
    ],
    [
      'a user who may make no schema',
      { user: 'guest', query: '?sslmode=disable' },
      `${at} 127.0.0.1:PORT lacks a right for this user. Give it the right to create schemas, or make it the owner of those of council-graph.`,
    ],
  ])('%s', async (_, other, message) => {
    expect(await refusalOf(postgres.config('graph', other))).toBe(message);
  });

  it('a certificate of another authority, or for another host', async () => {
    expect(await refusalOf({ ...postgres.config('graph', verified), databaseCa: strangerFile })).toMatch(
      /^DatabaseError: .* has a certificate that isn't trusted \([A-Z_]+\)\./,
    );
    const byAddress = postgres.config('graph', { query: '?sslmode=verify-full' });
    expect(await refusalOf({ ...byAddress, databaseCa: authorityFile })).toBe(
      `${at} 127.0.0.1:PORT has a certificate for another host name. Use the name that it is for, or sslmode=verify-ca.`,
    );
  });

  it('a database that is not there, or holds other text than UTF-8', async () => {
    const query = '?sslmode=require';
    expect(await refusalOf(postgres.config('nowhere', { query }))).toBe(
      'DatabaseError: The PostgreSQL database "nowhere" at 127.0.0.1:PORT isn\'t there. Make it, or name another in COUNCIL_GRAPH_DATABASE_URL.',
    );
    expect(await refusalOf(postgres.config('latin', { query }))).toBe(
      'DatabaseError: The PostgreSQL database stores text as LATIN1. Make one with the encoding UTF8.',
    );
  });

  it('a server that is not there, or speaks no TLS', async () => {
    const plain = await openTestPostgres();
    try {
      expect(
        (await refusalOf(plain.config('postgres', { query: '?sslmode=require' })))?.replace(/:\d+/, ''),
      ).toBe(
        'DatabaseError: The PostgreSQL database "postgres" at 127.0.0.1 offers no TLS. Turn it on there, or say sslmode=disable in COUNCIL_GRAPH_DATABASE_URL.',
      );
    } finally {
      await plain.close();
    }
    expect((await refusalOf(plain.config('postgres')))?.replace(/:\d+/, '')).toBe(
      'DatabaseError: The PostgreSQL database "postgres" at 127.0.0.1 can\'t be reached (ECONNREFUSED).',
    );
  });

  const FORM = 'It has the form postgres://user:password@host:5432/database?sslmode=verify-full.';

  it.each([
    ['no address at all', 'postgres://owner@:x/graph', `is no address. ${FORM}`],
    ['another protocol', 'mysql://owner:secret@localhost/graph', `is no address of PostgreSQL. ${FORM}`],
    ['no user', 'postgres://localhost/graph', `names no user. ${FORM}`],
    ['no database', 'postgres://owner:secret@localhost', `names no database. ${FORM}`],
    ['no host', 'postgres:///graph', `names no host. ${FORM}`],
    [
      'an unknown parameter',
      'postgres://owner:secret@localhost/graph?ssl=true',
      `has the parameter "ssl"; only sslmode, and host for a directory of a socket, are known. ${FORM}`,
    ],
    [
      'an sslmode that falls back to plain',
      'postgres://owner:secret@localhost/graph?sslmode=prefer',
      `has an sslmode that is none of disable, require, verify-ca, verify-full. ${FORM}`,
    ],
    [
      'a password with a bare percent sign',
      'postgres://owner:10%of@localhost/graph',
      `has a password with a percent sign that begins no code; write a percent sign as %25. ${FORM}`,
    ],
  ])('an address with %s', async (_, databaseUrl, message) => {
    expect(await refusalOf({ ...postgres.config('graph'), databaseUrl })).toBe(
      `SettingsError: COUNCIL_GRAPH_DATABASE_URL ${message}`,
    );
  });
});

it('is said by a process in one line, with the exit code of a setting or of a database', async () => {
  const ended = async (env: NodeJS.ProcessEnv) => {
    const { code, stdout, stderr } = await startProcess('subgraphs/main.ts', ['finance'], {
      PORT: '0',
      ...env,
    }).ended;
    return { code, stdout, stderr: stderr.replaceAll(String(postgres.port), 'PORT') };
  };
  const { databaseUrl } = postgres.config('graph', { password: 'wrong', query: '?sslmode=require' });
  expect(await ended({ COUNCIL_GRAPH_DATABASE_URL: databaseUrl })).toEqual({
    code: 4,
    stdout: '',
    stderr:
      'The PostgreSQL database "graph" at 127.0.0.1:PORT refused the user or the password. Check COUNCIL_GRAPH_DATABASE_URL.\n',
  });
  expect(await ended({ COUNCIL_GRAPH_DATABASE_URL: 'postgres://owner:secret@localhost' })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'COUNCIL_GRAPH_DATABASE_URL names no database. It has the form postgres://user:password@host:5432/database?sslmode=verify-full.\n',
  });
});
