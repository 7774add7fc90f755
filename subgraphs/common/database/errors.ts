/** A database that can't be used, in words for whoever runs the service; never with a password. */
export class DatabaseError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DatabaseError';
  }
}

/** A read that was stopped, or not begun, because the time of its request was over or its client gone. */
export class StatementTimeout extends Error {
  constructor(options?: ErrorOptions) {
    super('The time of the request was over before the database had answered.', options);
    this.name = 'StatementTimeout';
  }
}

/** The code that a driver gives its error; an empty text where there is none. */
export const codeOf = (error: unknown): string => {
  // Not by its class: a native module's errors need not be instances of this realm's Error.
  const code = (error as { readonly code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : '';
};

const BUSY = ['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_INTERRUPT'];

/** Whether a read failed because the database was away, busy or too slow, so that asking again may help. */
export const couldNotBeRead = (error: unknown): boolean =>
  error instanceof StatementTimeout || error instanceof DatabaseError || BUSY.includes(codeOf(error));
