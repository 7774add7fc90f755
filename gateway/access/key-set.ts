import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { ReadKeys } from './read-keys';

/** The keys of an issuer, as they were last read. */
export interface KeySet {
  /** Finds the key of a token. One that is not among them has the keys read anew, though not all the time. */
  readonly keyOf: JWTVerifyGetKey;
  /** A number that is another one whenever the keys are; undefined where there are none that may be used. */
  generation(): number | undefined;
  /** Reads the keys; what goes wrong is logged. */
  refresh(): Promise<void>;
}

/** That no keys are there to check a token with. */
export class KeysUnavailableError extends Error {
  constructor() {
    super('The keys of the issuer can not be had.');
    this.name = 'KeysUnavailableError';
  }
}

/** What a set of keys is made of. */
export interface KeySetOptions {
  readonly read: ReadKeys;
  /** Is told why the keys could not be read. */
  readonly onFailure: (cause: unknown) => void;
  /** The time in milliseconds, which never goes back. */
  readonly now?: () => number;
}

const MINUTE_MS = 60_000;

/** After so long, the keys are read again beside the requests. */
const FRESH_MS = 10 * MINUTE_MS;

/** Where they can't be read, the last ones are good for so long: a key that was withdrawn must end some time. */
const KEPT_MS = 24 * 60 * MINUTE_MS;

/** An unknown key has them read again, but not by everybody who makes one up. */
const COOL_DOWN_MS = 30_000;
const COOL_DOWN_OF_FAILURE_MS = 5_000;

interface Read {
  readonly text: string;
  readonly keyOf: JWTVerifyGetKey;
  readonly at: number;
}

/** Makes a set of keys, empty at first. The last that were read stay where others can't be. */
export const createKeySet = ({ read, onFailure, now = () => performance.now() }: KeySetOptions): KeySet => {
  let kept: Read | undefined;
  let generation = 0;
  let restUntil = -Infinity;
  let reading: Promise<void> | undefined;

  const take = (keys: JSONWebKeySet): void => {
    const text = JSON.stringify(keys);
    const isSame = kept?.text === text;
    if (!isSame) generation += 1;
    // The keys themselves are imported when first used, and kept with the set.
    kept = { text, keyOf: isSame && kept ? kept.keyOf : createLocalJWKSet(keys), at: now() };
  };
  const readAnew = async (): Promise<void> => {
    try {
      take(await read());
      restUntil = now() + COOL_DOWN_MS;
    } catch (error) {
      restUntil = now() + COOL_DOWN_OF_FAILURE_MS;
      onFailure(error);
    } finally {
      reading = undefined;
    }
  };
  const refresh = (): Promise<void> => (reading ??= readAnew());
  const mayRefresh = (): boolean => reading !== undefined || now() >= restUntil;

  const usable = (): Read | undefined => {
    const age = kept === undefined ? Infinity : now() - kept.at;
    if (age > FRESH_MS && kept && mayRefresh()) void refresh();
    return age > KEPT_MS ? undefined : kept;
  };
  const usableSoon = async (): Promise<Read> => {
    if (usable() === undefined && mayRefresh()) await refresh();
    const found = usable();
    if (found === undefined) throw new KeysUnavailableError();
    return found;
  };

  return {
    refresh,
    generation: () => (usable() === undefined ? undefined : generation),
    keyOf: async (header, token) => {
      const found = await usableSoon();
      try {
        return await found.keyOf(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey) || !mayRefresh()) throw error;
        await refresh();
        return (await usableSoon()).keyOf(header, token);
      }
    },
  };
};
