import { hash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Log } from '../../subgraphs/common/process/log';

/** What came of a changed file. The id is that of the composed schema which is served now. */
export type SwapOutcome =
  | { readonly kind: 'SWAPPED'; readonly id: string }
  | { readonly kind: 'REFUSED'; readonly id: string; readonly reason: string };

/** What is watched, and what is done with a change. */
export interface WatchOptions {
  readonly file: string;
  /** How often to look, in milliseconds. */
  readonly everyMs: number;
  /** The composed schema that is served when the watch begins. */
  readonly supergraphSdl: string;
  /** Serves another; rejects, with the reason, where it can't be served. */
  swap(supergraphSdl: string): Promise<void>;
  readonly log: Log;
  /** Is told what came of each change. */
  readonly onSwap?: ((outcome: SwapOutcome) => void) | undefined;
}

/** A watch over the file of the composed schema. */
export interface SupergraphWatch {
  /** What came of the last change; undefined before the first. */
  last(): SwapOutcome | undefined;
  close(): void;
}

/** A file is read when it has stayed the same for this long, in milliseconds: whoever writes it may not be done. */
const STILL_MS = 200;

const idOf = (supergraphSdl: string): string => hash('sha256', supergraphSdl, 'base64url');

const stampOf = async (file: string): Promise<string> => {
  const { mtimeMs, size, ino } = await stat(file);
  return `${String(mtimeMs)} ${String(size)} ${String(ino)}`;
};

/** Looks again and again whether a file of a composed schema has changed, and has each change served, or tells why not. */
export const watchSupergraph = ({
  file,
  everyMs,
  supergraphSdl,
  swap,
  log,
  onSwap = () => undefined,
}: WatchOptions): SupergraphWatch => {
  let served = supergraphSdl;
  /** The stamp that was dealt with, and the one that was last seen. */
  let done: string | undefined;
  let seen: string | undefined;
  let last: SwapOutcome | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const tell = (outcome: SwapOutcome): void => {
    last = outcome;
    if (outcome.kind === 'REFUSED')
      log.warning(`${file} has changed and is not served; the composed schema before is. ${outcome.reason}`);
    else log.record?.('info', `${file} has changed and is served.`, { supergraph: outcome.id });
    onSwap(outcome);
  };

  const take = async (): Promise<void> => {
    try {
      const next = await readFile(file, 'utf8').catch((error: unknown) => {
        throw new Error(`It can not be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
      });
      // What is served again after a change that was refused is news, too.
      if (next === served && last?.kind !== 'REFUSED') return;
      if (next !== served) await swap(next);
      served = next;
      tell({ kind: 'SWAPPED', id: idOf(served) });
    } catch (error) {
      if (isClosed) return;
      const reason = error instanceof Error ? error.message : String(error);
      tell({ kind: 'REFUSED', id: idOf(served), reason });
    }
  };

  /** Looks once; resolves with how long to wait for the next look. */
  const look = async (): Promise<number> => {
    const stamp = await stampOf(file).catch(() => 'it is not there');
    if (stamp === done) return everyMs;
    if (stamp !== seen) {
      seen = stamp;
      return Math.min(everyMs, STILL_MS);
    }
    done = stamp;
    await take();
    return everyMs;
  };

  const wait = (ms: number): void => {
    timer = setTimeout(() => {
      const failed = (error: unknown): number => {
        log.failure(error);
        return everyMs;
      };
      void look()
        .catch(failed)
        .then((next) => {
          if (!isClosed) wait(next);
        });
    }, ms).unref();
  };
  wait(Math.min(everyMs, STILL_MS));
  return {
    last: () => last,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
};
