import { createLru } from './lru';

/** How fast clients may ask. */
export interface Rate {
  /** Tokens that a client gets back in a minute. */
  readonly perMinute: number;
  /** The most tokens that a client can have: what it may spend at once. */
  readonly burst: number;
}

/** A bucket of tokens for each client. */
export interface TokenBuckets {
  /** Takes one token. Gives 0, or where there is none, the seconds until there is one. */
  take(client: string): number;
  /** Takes tokens for work that was let in already. The client can come to owe them: it then waits the longer. */
  charge(client: string, tokens: number): void;
}

interface Bucket {
  tokens: number;
  readAt: number;
}

const MINUTE_MS = 60_000;

/**
 * Makes buckets of tokens.
 * @param mostClients the most clients that are kept; one that is forgotten begins with a full bucket
 * @param now the time in milliseconds, which never goes back
 */
export const createTokenBuckets = (
  { perMinute, burst }: Rate,
  mostClients: number,
  now: () => number = () => performance.now(),
): TokenBuckets => {
  const buckets = createLru<Bucket>(mostClients);
  const bucketOf = (client: string): Bucket => {
    const at = now();
    const bucket = buckets.get(client) ?? { tokens: burst, readAt: at };
    bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.readAt) * perMinute) / MINUTE_MS);
    bucket.readAt = at;
    buckets.set(client, bucket);
    return bucket;
  };
  return {
    take: (client) => {
      const bucket = bucketOf(client);
      if (bucket.tokens < 1) return ((1 - bucket.tokens) / perMinute) * 60;
      bucket.tokens -= 1;
      return 0;
    },
    charge: (client, tokens) => {
      const bucket = bucketOf(client);
      // No one answer shuts a client out for more than the time in which it earns two bursts.
      bucket.tokens = Math.max(-burst, bucket.tokens - tokens);
    },
  };
};
