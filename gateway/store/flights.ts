import type { Answer } from './answer';

/** What came of computing an answer: one that may be kept, or another. */
export type Computed<Other> =
  | { readonly kind: 'ANSWER'; readonly answer: Answer }
  /** `isAbandoned`: its client left before it was done, so that it says nothing of the next. */
  | { readonly kind: 'OTHER'; readonly other: Other; readonly isAbandoned: boolean };

/** A computation under way. */
export interface Flight {
  /** When it began, by the clock of the store. */
  readonly begun: number;
  /** Whether another request has asked for the same. */
  isWanted: boolean;
  /** What it came to; undefined where that is for its own client only. Never rejects. */
  readonly result: Promise<Answer | undefined>;
}

/** The computations under way that others may wait for, one a key. */
export interface Flights {
  get(key: string): Flight | undefined;
  /**
   * Begins a computation, at once, so that whoever looks next finds it under way. Where there is one of that key
   * already, nobody else hears of this one.
   * @param settle takes what it came to, once it is no longer under way, and gives what may be shared of it
   */
  begin<Other>(
    key: string,
    begun: number,
    isWanted: boolean,
    compute: () => Promise<Computed<Other>>,
    settle: (computed: Computed<Other>, isWanted: boolean) => Answer | undefined,
  ): Promise<Computed<Other>>;
}

/** Keeps computations under way. */
export const createFlights = (): Flights => {
  const flights = new Map<string, Flight>();
  return {
    get: (key) => flights.get(key),
    begin: (key, begun, isWanted, compute, settle) => {
      const computing = compute();
      const isAlone = flights.has(key);
      const land = (): void => {
        if (!isAlone) flights.delete(key);
      };
      const result = computing.then(
        (computed) => {
          land();
          return settle(computed, flight.isWanted);
        },
        () => {
          land();
          return undefined;
        },
      );
      const flight: Flight = { begun, isWanted, result };
      if (!isAlone) flights.set(key, flight);
      return computing;
    },
  };
};
