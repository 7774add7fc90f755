import type { RequestNotes } from '../request-notes';

/** Load ids by the name of their subgraph. */
export type Loads = ReadonlyMap<string, string>;

/**
 * The loads that an answer was read from; undefined where it can't be known to be of one load a subgraph.
 * An answer that read no subgraph is such a one too: an engine that notes nothing must not have its answers kept.
 */
export const loadsOf = ({ loads, fallback }: Pick<RequestNotes, 'loads' | 'fallback'>): Loads | undefined => {
  if (fallback || loads.size === 0) return undefined;
  const found = new Map<string, string>();
  for (const [subgraph, ids] of loads) {
    const [id] = ids;
    if (ids.size !== 1 || typeof id !== 'string') return undefined;
    found.set(subgraph, id);
  }
  return found;
};

/** Whether each of the loads is the current one of its subgraph. */
export const areCurrent = (loads: Loads, current: Loads): boolean =>
  [...loads].every(([subgraph, id]) => current.get(subgraph) === id);
