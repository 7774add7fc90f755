import { createHash } from 'node:crypto';
import type { StoredRow, StoredValue } from '../../columns';
import type { Connection } from '../connection';
import { inPostgres, type PostgresText } from '../sql';
import { cancel, openClient } from './client';
import { asPostgresError, asReadError } from './explain';
import type { PostgresServer } from './server';

/** The most statements that a connection keeps prepared; what comes after is planned each time. */
const KEPT_STATEMENTS = 500;

/** The longest that any statement may read, where no request's own limit has stopped it before. */
const LONGEST_MS = 60_000;

/** How long the server is waited for beyond that, before it counts as gone. */
const SILENCE_MS = 5_000;

interface Prepared extends PostgresText {
  readonly name: string;
}

const prepare = (text: string): Prepared => ({
  ...inPostgres(text),
  name: createHash('sha256').update(text).digest('base64url').slice(0, 20),
});

/** PostgreSQL has no text with U+0000 in it. Nothing that is stored holds this one either, so that nothing matches. */
const readable = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '\uFFFE') : text);

const toValue = (value: StoredValue, isList: boolean): StoredValue | string[] => {
  if (typeof value !== 'string') return value;
  return isList ? (JSON.parse(value) as string[]).map(readable) : readable(value);
};

/** Whether an error of the server is its last word on a connection: it was told to stop, or stops it (57P), or lost it (08). */
const endsConnection = (error: unknown): boolean =>
  /^(57P|08)/.test(String((error as { readonly code?: unknown } | null)?.code));

/** Opens a connection that reads the tables of a schema. */
export const openPostgresConnection = async (server: PostgresServer, schema: string): Promise<Connection> => {
  const client = await openClient(server, schema, `SET statement_timeout = ${String(LONGEST_MS)}`);
  const kept = new Map<string, Prepared>();
  let isLost = false;
  let isRunning = false;
  const lose = (): void => {
    isLost = true;
  };
  client.on('error', lose);
  client.on('end', lose);

  const preparedOf = (text: string): Prepared => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = prepare(text);
    if (kept.size < KEPT_STATEMENTS) kept.set(text, made);
    return made;
  };

  const stop = (): void => {
    isLost = true;
    // The answer is nobody's any more, and a server that has stopped answering must hold up nothing here.
    client.connection.stream.destroy();
  };

  const running = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    if (isLost) throw asPostgresError(server, new Error('Connection terminated'));
    isRunning = true;
    const silence = setTimeout(stop, LONGEST_MS + SILENCE_MS);
    try {
      return await run();
    } catch (error) {
      // What ended the connection can be read before its end is.
      if (endsConnection(error)) lose();
      throw asReadError(server, error);
    } finally {
      clearTimeout(silence);
      isRunning = false;
    }
  };

  const tell = (text: string): Promise<void> =>
    running(async () => {
      await client.query(text);
    });

  return {
    begin: () => tell('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'),
    all: (statement, values) =>
      running(async () => {
        const { text, lists, name } = preparedOf(statement);
        const { rows } = await client.query<StoredRow>({
          text,
          values: values.map((value, index) => toValue(value, lists.has(index))),
          ...(kept.has(statement) ? { name } : {}),
        });
        return rows;
      }),
    commit: () => tell('COMMIT'),
    interrupt: () => {
      if (!isRunning) return;
      cancel(server, client);
      stop();
    },
    isLost: () => isLost,
    close: async () => {
      if (isLost) return;
      const silence = setTimeout(stop, SILENCE_MS);
      await client.end();
      clearTimeout(silence);
    },
  };
};
