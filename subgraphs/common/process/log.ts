/** What happens, for whoever runs the service. */
export interface Log {
  /** A failure whose cause no answer shows. */
  failure(cause: unknown): void;
  /** Something that is likely to be wrong. */
  warning(message: string): void;
}

/** Of a mistake in our own code, where it was made says most; of all else, the message does. */
const isMistake = (cause: Error): boolean =>
  cause instanceof TypeError || cause instanceof ReferenceError || cause instanceof RangeError;

const chain = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause);
  const text = isMistake(cause) ? (cause.stack ?? cause.message) : cause.message;
  return cause.cause === undefined ? text : `${text} ${chain(cause.cause)}`;
};

/** Writes what happens: a line each, and the stack of a mistake in our own code. */
export const createLog = (write: (line: string) => void): Log => ({
  failure: (cause) => {
    write(`failure: ${chain(cause)}`);
  },
  warning: (message) => {
    write(`warning: ${message}`);
  },
});

/** A log that keeps nothing. */
export const silentLog: Log = { failure: () => undefined, warning: () => undefined };
