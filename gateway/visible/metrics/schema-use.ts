import type { OperationFacts } from '../operation-facts';
import type { SchemaUse } from '../schema-uses';
import { createBoundedNames } from './bounded-names';
import { OTHER } from './names';

/** How often one client's operations used a part of the schema. */
export interface UseCount extends SchemaUse {
  readonly client: string;
  /** In how many requests, since the process began. */
  readonly requests: number;
}

/** Counts by whom what of the schema is used. */
export interface SchemaUseCounts {
  /** A request came. Adds one number, however large its operation is. */
  add(facts: OperationFacts, client: string | undefined): void;
  /** All counts, at most as many as the bound and one more. */
  read(): readonly UseCount[];
}

/** How many of what is told apart. */
export interface SchemaUseBounds {
  readonly clients: number;
  /** Pairs of a coordinate and a client. */
  readonly series: number;
  /** Operations that are counted as such before they are added up. */
  readonly pending: number;
}

/** The client that says nothing of itself. */
const UNNAMED = 'unnamed';

const BOUNDS: SchemaUseBounds = { clients: 50, series: 10_000, pending: 2_000 };

type Counts = Map<string, { readonly use: UseCount; requests: number }>;

const countIn = (counts: Counts, most: number, { coordinate, isDeprecated }: SchemaUse, client: string) => {
  const key = `${coordinate} ${client}`;
  const known = counts.get(key);
  if (known !== undefined || counts.size >= most) return known;
  const made = { use: { coordinate, isDeprecated, client, requests: 0 }, requests: 0 };
  counts.set(key, made);
  return made;
};

/**
 * Counts by whom what of the schema is used, so that what nobody uses any more can go. Beyond the bound of clients, and
 * of pairs, others are counted together.
 */
export const createSchemaUseCounts = (bounds: Partial<SchemaUseBounds> = {}): SchemaUseCounts => {
  const { clients, series, pending: mostPending } = { ...BOUNDS, ...bounds };
  const nameOf = createBoundedNames(clients, UNNAMED);
  const pending = new Map<OperationFacts, Map<string, number>>();
  const counts: Counts = new Map();
  const rest: UseCount = { coordinate: OTHER, client: OTHER, isDeprecated: false, requests: 0 };
  let restRequests = 0;

  const addUp = (): void => {
    for (const [{ uses }, byClient] of pending) {
      for (const [client, requests] of byClient) {
        for (const use of uses) {
          const count = countIn(counts, series, use, client);
          if (count) count.requests += requests;
          else restRequests += requests;
        }
      }
    }
    pending.clear();
  };

  return {
    add: (facts, client) => {
      const name = nameOf(client);
      let byClient = pending.get(facts);
      if (byClient === undefined) {
        if (pending.size >= mostPending) addUp();
        byClient = new Map();
        pending.set(facts, byClient);
      }
      byClient.set(name, (byClient.get(name) ?? 0) + 1);
    },
    read: () => {
      addUp();
      const all = [...counts.values()].map(({ use, requests }) => ({ ...use, requests }));
      return restRequests === 0 ? all : [...all, { ...rest, requests: restRequests }];
    },
  };
};
