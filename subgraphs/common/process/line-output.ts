import { write, writeSync } from 'node:fs';

/** Where lines go one after another, with nothing that waits for them. */
export interface LineOutput {
  /** Takes a line with its break. It is written soon, or dropped where it can't be. */
  write(line: string): void;
  /** Writes what waits at once, for the end of a process; gives up where that does not work. */
  flush(): void;
}

/** What waits at most, in characters: a reader that is stuck costs no more than this. */
const MOST_WAITING = 8_388_608;

/** How long a reader that is full is left alone, in milliseconds. */
const FULL_MS = 20;

/** How often a reader that is full is tried at the end of a process. */
const MOST_TRIES = 50;

const isFull = ({ code }: NodeJS.ErrnoException): boolean => code === 'EAGAIN' || code === 'EBUSY';

const sleep = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FULL_MS);
};

const writeAtOnce = (descriptor: number, text: Buffer): void => {
  let rest = text;
  let tries = 0;
  while (rest.length > 0 && tries < MOST_TRIES) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      // There is nobody left to tell.
      if (!isFull(error as NodeJS.ErrnoException)) return;
      tries += 1;
      sleep();
    }
  }
};

/**
 * Writes lines to an open file, beside whatever else is done. A disk that is full, a reader that is gone or one that is
 * stuck costs lines, never more: they are counted, and the count is written when it works again.
 * @param lost the line that says how many lines are missing
 */
export const createLineOutput = (descriptor: number, lost: (lines: number) => string): LineOutput => {
  let lines: string[] = [];
  let waiting = 0;
  let dropped = 0;
  let isBusy = false;
  /** What a full reader has not taken yet; undefined while it is being written. */
  let resting: Buffer | undefined;

  const taken = (): Buffer => {
    const text = Buffer.from(lines.join(''));
    lines = [];
    waiting = 0;
    return text;
  };

  const writeNext = (): void => {
    const count = lines.length;
    isBusy = count > 0;
    if (isBusy) writeAll(taken(), count);
  };

  const writeAll = (text: Buffer, count: number): void => {
    resting = undefined;
    write(descriptor, text, (error, written) => {
      const rest = error ? text : text.subarray(written);
      if (error && !isFull(error)) {
        dropped += count;
        writeNext();
      } else if (rest.length > 0) {
        resting = rest;
        setTimeout(writeAll, error ? FULL_MS : 0, rest, count);
      } else {
        if (dropped > 0) lines.push(lost(dropped));
        dropped = 0;
        writeNext();
      }
    });
  };

  return {
    write: (line) => {
      if (waiting + line.length > MOST_WAITING) {
        dropped += 1;
        return;
      }
      lines.push(line);
      waiting += line.length;
      // Once a turn, with all that was said in it.
      if (!isBusy) setImmediate(writeNext);
      isBusy = true;
    },
    flush: () => {
      writeAtOnce(descriptor, Buffer.concat([resting ?? Buffer.alloc(0), taken()]));
      resting = undefined;
    },
  };
};
