import sqlite3 from 'sqlite3';
import type { StoredRow, StoredValue } from '../columns';

/** A database file that can't be used, in words for whoever runs the service. */
export class DatabaseError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DatabaseError';
  }
}

/** Turns a driver's failure to open or read a file into words. */
export const asDatabaseError = (file: string, error: unknown): Error => {
  // By its code, not its class: a native module's errors need not be instances of this realm's Error.
  switch ((error as { readonly code?: unknown } | null | undefined)?.code) {
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return new DatabaseError(
        `The database file ${file} is damaged. It is made from the dataset: delete it and start again, and it is made anew.`,
      );
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
    case 'EACCES':
    case 'EEXIST':
    case 'ENOTDIR':
    case 'EROFS':
      return new DatabaseError(
        `The database file ${file} can't be opened for writing. Give this user the right to write to its folder, or name another with DATA_DIR.`,
      );
    case 'SQLITE_FULL':
      return new DatabaseError(
        `There is no room for the database file ${file}. Free some, or name another folder with DATA_DIR.`,
      );
    default:
      return error instanceof Error ? error : new Error(String(error));
  }
};

/** One read-only connection with its kept statements. It runs one statement at a time. */
export interface Connection {
  all(text: string, values: readonly StoredValue[]): Promise<readonly StoredRow[]>;
  close(): Promise<void>;
}

/** The most statements that a connection keeps prepared; texts are few, since lists of keys are one parameter. */
const KEPT_STATEMENTS = 200;

/** Opens a read-only connection to a SQLite file. */
export const openConnection = async (file: string): Promise<Connection> => {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) => {
      if (error) reject(asDatabaseError(file, error));
      else resolve(opened);
    });
  });
  const statements = new Map<string, sqlite3.Statement>();

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

  return {
    all: async (text, values) => {
      const statement = await kept(text);
      return new Promise((resolve, reject) => {
        statement.all([...values], (error: Error | null, rows: StoredRow[]) => {
          if (error) reject(asDatabaseError(file, error));
          else resolve(rows);
        });
      });
    },
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
