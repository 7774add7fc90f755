import type { ExecutionResult } from 'graphql';

/** An answer as it was, and how old it is. */
export interface KeptAnswer {
  readonly data: Record<string, unknown>;
  readonly ageSeconds: number;
}

/** Good answers, of a bounded size and age. */
export interface KeptAnswers {
  /** Keeps an answer that has data and no error; another one is forgotten for it where there is no room. */
  keep(key: string, result: ExecutionResult): void;
  find(key: string): KeptAnswer | undefined;
}

/** What they are bounded by. */
export interface KeptAnswersOptions {
  readonly mostBytes: number;
  readonly mostSeconds: number;
  /** The time in milliseconds, which only goes forward. */
  readonly now?: (() => number) | undefined;
}

interface Entry {
  readonly text: string;
  readonly loadId: unknown;
  readonly bytes: number;
  readonly at: number;
}

/** Two bytes a letter is the most that a text takes; an entry takes some more. */
const sizeOf = (key: string, text: string): number => 2 * (key.length + text.length) + 200;

/** Makes an empty memory of answers. They are kept as texts, so that nobody who has one can change it. */
export const createKeptAnswers = ({
  mostBytes,
  mostSeconds,
  now = () => performance.now(),
}: KeptAnswersOptions): KeptAnswers => {
  // The ones that were confirmed longest ago come first.
  const entries = new Map<string, Entry>();
  let size = 0;

  const drop = (key: string): void => {
    size -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  const isOld = ({ at }: Entry): boolean => now() - at > mostSeconds * 1_000;
  const put = (key: string, entry: Entry): void => {
    drop(key);
    if (entry.bytes > mostBytes) return;
    entries.set(key, entry);
    size += entry.bytes;
    for (const [oldest, other] of entries) {
      if (size <= mostBytes && !isOld(other)) break;
      drop(oldest);
    }
  };

  return {
    keep: (key, { data, extensions }) => {
      const loadId: unknown = extensions?.['loadId'];
      const known = entries.get(key);
      // The same load answers the same: it need not be written out again.
      if (known !== undefined && typeof loadId === 'string' && known.loadId === loadId) {
        put(key, { ...known, at: now() });
        return;
      }
      const text = JSON.stringify(data);
      put(key, { text, loadId, bytes: sizeOf(key, text), at: now() });
    },
    find: (key) => {
      const entry = entries.get(key);
      if (entry === undefined || isOld(entry)) return undefined;
      const data = JSON.parse(entry.text) as Record<string, unknown>;
      return { data, ageSeconds: Math.ceil((now() - entry.at) / 1_000) };
    },
  };
};
