/** An object of the data that subgraphs brought. What fetches bring later is merged into it. */
export type Data = Record<string, unknown>;

/** Whether a value is an object that is no list. */
export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
