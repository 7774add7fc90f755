import type { Request, RequestHandler } from 'express';
import { refuse } from './refuse';
import { createTokenBuckets, type Rate } from './token-buckets';

/** A rate limit for each client of this process. */
export interface RateLimit {
  /** Refuses a request with 429 and Retry-After where its client has no token left. */
  readonly handler: RequestHandler;
  /** Takes for the cost of an operation from the bucket of whoever sent it. */
  charge(request: Request, cost: number): void;
}

/** What a rate limit is made of. */
export interface RateLimitOptions extends Rate {
  /** Who sent a request. */
  clientOf(request: Request): string;
  /** How much cost counts as much as one more request; 0 where cost does not count. */
  readonly costOfRequest: number;
  /** The most clients that are kept. */
  readonly mostClients?: number;
  readonly now?: () => number;
}

/** About 20 MB of buckets. */
const MOST_CLIENTS = 100_000;

/** Limits how many requests a client may send in a time; costly ones count for several. */
export const limitRate = ({
  clientOf,
  costOfRequest,
  mostClients = MOST_CLIENTS,
  now,
  ...rate
}: RateLimitOptions): RateLimit => {
  const buckets = createTokenBuckets(rate, mostClients, now);
  return {
    handler: (request, response, next) => {
      const wait = buckets.take(clientOf(request));
      if (wait === 0) {
        next();
        return;
      }
      const retryAfter = Math.max(1, Math.ceil(wait));
      refuse(request, response, {
        status: 429,
        code: 'RATE_LIMITED',
        message: `This client asks more than ${String(rate.perMinute)} times a minute. Ask again in ${String(retryAfter)} seconds, with fewer or less costly operations.`,
        extensions: { limit: rate.perMinute },
        retryAfter,
      });
    },
    charge: (request, cost) => {
      if (costOfRequest > 0) buckets.charge(clientOf(request), cost / costOfRequest);
    },
  };
};
