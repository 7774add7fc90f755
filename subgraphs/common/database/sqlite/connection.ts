import sqlite3 from 'sqlite3';
import type { StoredRow, StoredValue } from '../../columns';
import type { Connection } from '../connection';
import { asDatabaseError } from './explain';

/** The most statements that a connection keeps prepared; texts are few, since lists of keys are one parameter. */
const KEPT_STATEMENTS = 200;

/** How soon a statement that goes on is stopped again. */
const REPEAT_MS = 20;

/** Opens a read-only connection to a SQLite file. */
export const openSqliteConnection = async (file: string): Promise<Connection> => {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) => {
      if (error) reject(asDatabaseError(file, error));
      else resolve(opened);
    });
  });
  const statements = new Map<string, sqlite3.Statement>();
  /** The number of the statement that runs, and of the last that was begun. */
  let running: number | undefined;
  let begun = 0;

  const prepare = (text: string): Promise<sqlite3.Statement> =>
    new Promise((resolve, reject) => {
      const statement: sqlite3.Statement = database.prepare(text, (error: Error | null) => {
        if (error) reject(error);
        else resolve(statement);
      });
    });

  const kept = async (text: string): Promise<sqlite3.Statement> => {
    const known = statements.get(text);
    if (known !== undefined) {
      // Moved to the end, so that the one unused for longest stands first.
      statements.delete(text);
      statements.set(text, known);
      return known;
    }
    const statement = await prepare(text);
    statements.set(text, statement);
    const [oldest] = statements;
    if (statements.size > KEPT_STATEMENTS && oldest !== undefined) {
      statements.delete(oldest[0]);
      oldest[1].finalize();
    }
    return statement;
  };

  const all = async (text: string, values: readonly StoredValue[]): Promise<readonly StoredRow[]> => {
    const statement = await kept(text);
    begun += 1;
    running = begun;
    return new Promise((resolve, reject) => {
      statement.all([...values], (error: Error | null, rows: StoredRow[]) => {
        running = undefined;
        if (error) reject(asDatabaseError(file, error));
        else resolve(rows);
      });
    });
  };

  return {
    begin: async () => {
      await all('BEGIN', []);
    },
    all,
    commit: async () => {
      await all('COMMIT', []);
    },
    interrupt: () => {
      const stopped = running;
      // One that still waits for a thread is not stopped by this, so that it is said until it has ended.
      const stop = (): void => {
        if (running !== stopped || stopped === undefined) clearInterval(timer);
        else database.interrupt();
      };
      const timer = setInterval(stop, REPEAT_MS);
      stop();
    },
    isLost: () => false,
    close: () => {
      for (const statement of statements.values()) statement.finalize();
      return new Promise((resolve, reject) => {
        database.close((error) => {
          if (error) reject(error);
          else resolve();
        });
      });
    },
  };
};
