import sqlite3 from 'sqlite3';
import type { StoredRow, StoredValue } from '../../columns';
import type { Writer } from '../previous-load';
import { asDatabaseError } from './explain';

/** A connection that writes a SQLite file. */
export interface WritingConnection extends Writer {
  /** Runs one statement for each list of values; each question mark takes the next value of its list. */
  runAll(text: string, lists: Iterable<readonly StoredValue[]>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a connection that writes a SQLite file.
 * @param waitMs how long it waits while another writes
 * @throws {DatabaseError} where the file can't be opened
 */
export const openWritingConnection = async (file: string, waitMs: number): Promise<WritingConnection> => {
  const told =
    (resolve: () => void, reject: (error: Error) => void) =>
    (error: Error | null): void => {
      if (error) reject(asDatabaseError(file, error));
      else resolve();
    };
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(
      file,
      sqlite3.OPEN_READWRITE,
      told(() => {
        resolve(opened);
      }, reject),
    );
  });
  database.configure('busyTimeout', waitMs);

  const all: Writer['all'] = (text) =>
    new Promise((resolve, reject) => {
      database.all<StoredRow>(text, (error, rows) => {
        if (error) reject(asDatabaseError(file, error));
        else resolve(rows);
      });
    });

  return {
    run: (text) =>
      new Promise((resolve, reject) => {
        database.run(text, told(resolve, reject));
      }),
    all,
    columns: async (table) => {
      const rows = await all(`SELECT name FROM pragma_table_info('${table.replaceAll("'", "''")}')`);
      return rows.map(({ name }) => String(name));
    },
    runAll: async (text, lists) => {
      const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
        const prepared: sqlite3.Statement = database.prepare(
          text,
          told(() => {
            resolve(prepared);
          }, reject),
        );
      });
      try {
        for (const values of lists)
          await new Promise<void>((resolve, reject) => {
            statement.run([...values], told(resolve, reject));
          });
      } finally {
        statement.finalize();
      }
    },
    close: () =>
      new Promise((resolve, reject) => {
        database.close(told(resolve, reject));
      }),
  };
};
