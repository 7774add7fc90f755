import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DatabaseConfig } from '../../subgraphs/common/database/settings';
import { binariesFor, runAs } from './postgres-binaries';

/** A password with what an address must write as codes. */
export const PASSWORD = 'p@ss/w?rd %1';

/** A real PostgreSQL server of a test file's own, on an empty port of this machine, in a folder of its own. */
export interface TestPostgres {
  readonly port: number;
  readonly folder: string;
  /** The settings of a database of it, with the given parts of the address in place of what is right. */
  config(
    database: string,
    other?: {
      readonly password?: string;
      readonly query?: string;
      readonly host?: string;
      readonly user?: string;
    },
  ): DatabaseConfig;
  /** Makes an empty database. */
  create(database: string, options?: string): Promise<void>;
  /** Runs one statement in a database, as the owner of all. */
  query(database: string, text: string): Promise<readonly Record<string, unknown>[]>;
  /** Stops it as a crash or an upgrade would, without waiting for those who are connected. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes all of it. */
  close(): Promise<void>;
}

/** What a server has beside its defaults. */
export interface TestPostgresOptions {
  readonly settings?: readonly string[];
  /** A certificate with its key as PEM, where it is to speak TLS. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** What stands in pg_hba.conf in place of "everybody with a password". */
  readonly access?: string;
}

const emptyPort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });

/** Nothing of a test's data must survive a power cut. */
const QUICK = ['fsync=off', 'full_page_writes=off', 'shared_buffers=32MB'];

/** Makes and starts a server. Close it after the tests of the file. */
export const openTestPostgres = async ({
  settings = [],
  tls,
  access,
}: TestPostgresOptions = {}): Promise<TestPostgres> => {
  const folder = mkdtempSync(join(tmpdir(), 'council-graph-pg-'));
  const as = runAs();
  const own = (path: string, mode: number): void => {
    chmodSync(path, mode);
    if (as.uid !== undefined && as.gid !== undefined) chownSync(path, as.uid, as.gid);
  };
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    own(path, 0o600);
    return path;
  };
  own(folder, 0o755);
  const binaries = binariesFor(as, folder);
  const data = join(folder, 'data');
  mkdirSync(data);
  own(data, 0o700);
  const secret = write('password', PASSWORD);
  execFileSync(
    join(binaries, 'initdb'),
    [
      `--pgdata=${data}`,
      '--auth=scram-sha-256',
      '--username=owner',
      `--pwfile=${secret}`,
      '--locale=C',
      '--encoding=UTF8',
      '--no-sync',
    ],
    { ...as, cwd: folder, stdio: 'ignore' },
  );
  if (access !== undefined) writeFileSync(join(data, 'pg_hba.conf'), `${access}\n`);
  const port = await emptyPort();
  const given = [
    `port=${String(port)}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    ...QUICK,
    ...(tls === undefined
      ? []
      : [
          'ssl=on',
          `ssl_cert_file=${write('server.pem', tls.certificate)}`,
          `ssl_key_file=${write('server.key', tls.key)}`,
        ]),
    ...settings,
  ];
  for (const setting of given)
    appendFileSync(join(data, 'postgresql.conf'), `${setting.replace(/=(.*)$/, "='$1'")}\n`);
  let child: ChildProcess | undefined;

  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const started = spawn(join(binaries, 'postgres'), ['-D', data], {
        ...as,
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child = started;
      let said = '';
      started.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('ready to accept connections')) resolve();
      });
      started.once('exit', () => {
        reject(new Error(`The server ended: ${said}`));
      });
    });

  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      if (child?.exitCode !== null || child.signalCode !== null) {
        resolve();
        return;
      }
      child.once('exit', () => {
        resolve();
      });
      // At once, whoever is connected; it recovers at its next start.
      child.kill('SIGQUIT');
    });

  const query: TestPostgres['query'] = async (database, text) => {
    const client = new Client({ host: folder, port, database, user: 'owner', password: PASSWORD });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  };

  await start();
  return {
    port,
    folder,
    config: (
      database,
      { password = PASSWORD, query: parameters = '', host = '127.0.0.1', user = 'owner' } = {},
    ) => ({
      databaseUrl: `postgres://${user}:${encodeURIComponent(password)}@${host}:${String(port)}/${database}${parameters}`,
      databaseCa: '',
      databasePasswordFile: '',
      databaseConnections: 2,
    }),
    create: async (database, options = '') => {
      await query('postgres', `CREATE DATABASE ${database} ${options}`);
    },
    query,
    stop,
    start,
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
