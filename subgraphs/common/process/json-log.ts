import pino, { type DestinationStream } from 'pino';
import { createLineOutput } from './line-output';
import { causesOf, type Log, type LogLevel } from './log';

/** What a log for machines is made of. */
export interface JsonLogOptions {
  /** Which process writes, such as `gateway`; it stands in every line. */
  readonly service: string;
  /** What matters less is not written. */
  readonly level: LogLevel;
  /** Where lines go, each with its line break; standard output by default. */
  readonly destination?: DestinationStream;
}

const STANDARD_OUTPUT = 1;

/** Standard output, written beside the requests; what is left is written when the process ends. */
const standardOutput = (service: string): DestinationStream => {
  const output = createLineOutput(STANDARD_OUTPUT, (lines) => {
    const message = `${String(lines)} lines of the log could not be written.`;
    return `${JSON.stringify({ level: 'warn', time: new Date().toISOString(), service, message })}\n`;
  });
  process.once('exit', output.flush);
  return output;
};

/**
 * Writes for machines what happens: one JSON object a line, with `level`, `time` (ISO 8601 in UTC), `service` and
 * `message`. JSON writes a line break inside a text as `\n`, so that nothing of a client's can begin a line.
 */
export const createJsonLog = ({
  service,
  level,
  destination = standardOutput(service),
}: JsonLogOptions): Log => {
  const logger = pino(
    {
      level,
      base: { service },
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return {
    failure: (cause, fields = {}) => {
      logger.error(fields, causesOf(cause));
    },
    warning: (message) => {
      logger.warn(message);
    },
    record: (at, message, fields = {}) => {
      logger[at](fields, message);
    },
  };
};
