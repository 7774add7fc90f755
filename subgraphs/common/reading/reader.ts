import type { Snapshot } from '../database/snapshot';
import type { View } from '../view';
import type { Shelf } from './kept-rows';

/** What every loader of one request reads with: its snapshot and its view. */
export interface Reader {
  readonly snapshot: Pick<Snapshot, 'all'>;
  readonly view: View;
  /**
   * What is kept of the load that the snapshot reads.
   * @param name the statement and all its values but the keys
   */
  readonly shelf?: ((name: string) => Shelf) | undefined;
  /** Is told when something is not found in memory, and is to be read. */
  readonly missed?: (() => void) | undefined;
}
