import { explain } from './exit-code';
import type { Log } from './log';

/** Something that was started, with what to say about it and the way to end it. */
export interface Started {
  /** Where it can be reached, ending in a slash. */
  readonly url: string;
  /** One line for whoever started it. */
  readonly message: string;
  close(): Promise<void>;
}

/** A terminal sends Ctrl-C to a whole group of processes, and the ones above send it on: that is one wish, not two. */
const SAME_WISH_MS = 500;

/** Ended by a second signal, as a shell counts it. */
const INTERRUPTED = 130;

/**
 * Runs a service in this process until a signal ends it: the first in order, a second at once. A failed start says why
 * in one sentence and ends with a code of its own. A log for machines has these lines, too; for people they stand on
 * standard output, or at a failed start on standard error. The thread pool is made larger than all leases of databases together.
 */
export const run = async (self: NodeJS.Process, log: Log, start: () => Promise<Started>): Promise<void> => {
  // Read when the pool is first used, which is after this.
  self.env['UV_THREADPOOL_SIZE'] ??= '32';
  // What can't be said, since a disk is full or the reader is gone, ends nothing.
  for (const stream of [self.stdout, self.stderr]) stream.on('error', () => undefined);
  const fail = (error: unknown): void => {
    const { code, message } = explain(error);
    if (log.record) {
      log.record('error', message, { exitCode: code });
      self.exit(code);
    } else self.stderr.write(`${message}\n`, () => self.exit(code));
  };
  const failToStop = (error: unknown): void => {
    log.failure(error);
    self.exit(1);
  };
  try {
    const { message, close } = await start();
    // A promise that nobody waits for costs no other answer: the service goes on.
    self.on('unhandledRejection', (cause) => {
      log.failure(cause);
    });
    let toldAt: number | undefined;
    const stop = (): void => {
      if (toldAt === undefined) {
        toldAt = Date.now();
        close().then(() => self.exit(0), failToStop);
      } else if (Date.now() - toldAt > SAME_WISH_MS) self.exit(INTERRUPTED);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) self.on(signal, stop);
    if (log.record) log.record('info', message);
    else self.stdout.write(`${message}\n`);
  } catch (error) {
    fail(error);
  }
};
