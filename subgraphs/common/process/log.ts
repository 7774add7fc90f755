/** How much a line of the log matters: a failure, a likely mistake, or that all is as it should be. */
export type LogLevel = 'error' | 'warn' | 'info';

/** Fields of one line of the log. What comes from a client must be cut to a length before. */
export type LogFields = Readonly<Record<string, unknown>>;

/** What happens, for whoever runs the service. */
export interface Log {
  /**
   * A failure whose cause no answer shows.
   * @param fields what is known of the request that it happened to
   */
  failure(cause: unknown, fields?: LogFields): void;
  /** Something that is likely to be wrong. */
  warning(message: string): void;
  /** Writes a line with fields of its own. Only the form for machines has it: people are not told of each request. */
  readonly record?: (level: LogLevel, message: string, fields?: LogFields) => void;
}

/** Of a mistake in our own code, where it was made says most; of all else, the message does. */
const isMistake = (cause: Error): boolean =>
  cause instanceof TypeError || cause instanceof ReferenceError || cause instanceof RangeError;

/** What a failure came of, and what that came of, and so on, in one text. */
export const causesOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause);
  const text = isMistake(cause) ? (cause.stack ?? cause.message) : cause.message;
  return cause.cause === undefined ? text : `${text} ${causesOf(cause.cause)}`;
};

/** Further lines of one entry begin with a space, so that no text can pass for an entry of its own. */
const indented = (text: string): string => text.replaceAll(/\r\n?|[\n\u0085\u2028\u2029]/g, '\n  ');

/**
 * Writes for people what happens: a line each, and the stack of a mistake in our own code.
 * @param level what matters less is not written
 */
export const createLog = (write: (line: string) => void, level: LogLevel = 'info'): Log => ({
  failure: (cause) => {
    write(`failure: ${indented(causesOf(cause))}`);
  },
  warning: (message) => {
    if (level !== 'error') write(`warning: ${indented(message)}`);
  },
});

/** A log that keeps nothing. */
export const silentLog: Log = { failure: () => undefined, warning: () => undefined };
