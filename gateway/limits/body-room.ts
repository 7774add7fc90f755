/** The room of one body. */
export interface BodyPlace {
  /** Takes room for so many bytes more; false where there is none. */
  grow(bytes: number): boolean;
  /** Gives back all that it took. */
  leave(): void;
}

/** Room for the bodies of requests that are on their way, or wait to be answered. */
export interface BodyRoom {
  open(): BodyPlace;
}

/** So much of each body counts for nothing, so that small ones are always read: the number of connections bounds them. */
const FREE_BYTES = 16_384;

/**
 * Makes such room.
 * @param mostBytes the most bytes that all bodies together may have, beside the first 16 KB of each
 */
export const createBodyRoom = (mostBytes: number): BodyRoom => {
  let taken = 0;
  return {
    open: () => {
      let size = 0;
      let own = 0;
      let hasLeft = false;
      return {
        grow: (bytes) => {
          if (hasLeft) return false;
          size += bytes;
          const more = Math.max(0, size - FREE_BYTES) - own;
          if (taken + more > mostBytes) return false;
          taken += more;
          own += more;
          return true;
        },
        leave: () => {
          taken -= own;
          own = 0;
          hasLeft = true;
        },
      };
    },
  };
};
