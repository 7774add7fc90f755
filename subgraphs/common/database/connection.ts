import type { StoredRow, StoredValue } from '../columns';

export { DatabaseError } from './errors';

/** One read-only connection with its kept statements. It runs one statement at a time. */
export interface Connection {
  /** Begins a transaction that reads in one state of the database. */
  begin(): Promise<void>;
  /** Runs one statement; each question mark takes the next value. */
  all(text: string, values: readonly StoredValue[]): Promise<readonly StoredRow[]>;
  commit(): Promise<void>;
  /** Stops the statement that this connection runs, and no other's: it then rejects. */
  interrupt(): void;
  /** Whether it can't be used any more, and another must be opened in its place. */
  isLost(): boolean;
  close(): Promise<void>;
}
