import type { StoredRow } from '../columns';

/** A load that a database holds, or held before. */
export interface HeldLoad {
  readonly loadId: string;
  /** The digest of its dataset. */
  readonly digest: string;
  readonly dataset: string;
  readonly version: string;
  /** When it was stored, as an ISO instant. */
  readonly loadedAt: string;
  /** How many rows it has. */
  readonly facts: number;
}

/** The loads of a database. */
export interface HeldLoads {
  /** The one that is read; null before the first. */
  readonly current: HeldLoad | null;
  /** The one before, which can be brought back; null where there was none. */
  readonly previous: HeldLoad | null;
  /** The digests of datasets that others were chosen in the place of, by command, since a start last loaded one. */
  readonly leftDigests: readonly string[];
}

/** What a database holds before its first load. */
export const NO_LOADS: HeldLoads = { current: null, previous: null, leftDigests: [] };

/** Reads the row of a load's state. */
export const heldLoadOf = (row: StoredRow | undefined): HeldLoad | null =>
  row === undefined
    ? null
    : {
        loadId: String(row['load_id']),
        digest: String(row['digest']),
        dataset: String(row['dataset']),
        version: String(row['version']),
        loadedAt: String(row['loaded_at']),
        facts: Number(row['facts']),
      };
