import { connect } from 'node:net';
import { Client, type ClientConfig } from 'pg';
import { asPostgresError } from './explain';
import type { PostgresServer } from './server';

/** How long a connection may take to be made. */
export const CONNECT_MS = 5000;

/** The server's numbers for int8, int2, int4 and numeric. */
const NUMBERS = [20, 21, 23, 1700];

/** Its number for boolean. */
const TRUTH = 16;

const truth = (text: string): number => Number(text === 't');

const asIs = (text: string): string => text;

/**
 * What the server's texts mean here: as on SQLite, every number is a number (sums of 64-bit integers come as numeric),
 * and what is true is 1.
 */
const types: ClientConfig['types'] = {
  // The driver asks for the parser of a type by its number and leaves open what it gives.
  getTypeParser: ((type: number) =>
    NUMBERS.includes(type) ? Number : type === TRUTH ? truth : asIs) as NonNullable<
    ClientConfig['types']
  >['getTypeParser'],
};

/** The schema that a subgraph's tables live in. */
export const schemaOf = (subgraph: string): string => `council_graph_${subgraph}`;

/** A name as SQL takes it, whatever is in it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Opens one connection to the server whose statements mean the tables of a schema.
 * @throws {DatabaseError} where the server can't be reached or doesn't let us in
 */
export const openClient = async (
  server: PostgresServer,
  schema: string,
  session: string,
): Promise<Client> => {
  const { host, port, database, user, password, tls } = server;
  const client = new Client({
    host,
    port,
    database,
    user,
    password,
    ssl: tls,
    types,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: `council-graph ${schema}`,
  });
  // Said again by whatever is asked of it next; without a listener the process would end.
  client.on('error', () => undefined);
  try {
    await client.connect();
    // Statements here are short: compiling them costs more than it saves.
    await client.query(
      `SET client_encoding = 'UTF8'; SET search_path = ${quoted(schema)}; SET jit = off; ${session}`,
    );
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw asPostgresError(server, error);
  }
};

/** Runs some work on a connection of its own, and closes it. */
export const withClient = async <Result>(
  server: PostgresServer,
  schema: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> => {
  const client = await openClient(server, schema, '');
  try {
    return await work(client);
  } catch (error) {
    throw asPostgresError(server, error);
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** What the driver keeps of a connection and doesn't declare: how the server knows it. */
interface Backend {
  readonly processID: number | null;
  readonly secretKey: number | null;
}

const CANCEL_REQUEST = 80_877_102;

/** Tells the server to stop what a connection runs. The connection is of no use after, since nobody knows what was stopped. */
export const cancel = ({ host, port }: PostgresServer, client: Client): void => {
  const { processID, secretKey } = client as Client & Backend;
  if (processID === null || secretKey === null) return;
  const message = Buffer.alloc(16);
  [message.length, CANCEL_REQUEST, processID, secretKey].forEach((value, index) => {
    message.writeInt32BE(value, index * 4);
  });
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${String(port)}`) : connect(port, host);
  socket.setTimeout(CONNECT_MS, () => socket.destroy());
  // It is a wish: where it can't be told, the server's own limit ends the statement.
  socket.on('error', () => undefined);
  socket.on('connect', () => socket.end(message));
  socket.resume();
};
