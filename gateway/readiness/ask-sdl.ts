import { createAllowance } from '../../subgraphs/common/allowance';
import { openScope } from '../sources/scope';
import type { Source } from '../sources/source';

/** What every subgraph answers of itself, by the specification of subgraphs. */
const REQUEST = { query: 'query { _service { sdl } }' };

/** Enough for one field. */
const MOST_VALUES = 100;

/** The longest SDL that is read, in characters. */
const MOST_CHARACTERS = 4_000_000;

const sdlIn = (data: unknown): string | null => {
  const { _service: service } = (data ?? {}) as { readonly _service?: { readonly sdl?: unknown } | null };
  const sdl = service?.sdl;
  return typeof sdl === 'string' && sdl !== '' && sdl.length <= MOST_CHARACTERS ? sdl : null;
};

/** The SDL that a running subgraph shows: null where it answers and shows none, undefined where it gives no answer in time. */
export const askSdl = async (source: Source, limitMs: number): Promise<string | null | undefined> => {
  const open = openScope(limitMs, createAllowance(MOST_VALUES));
  const { signal } = open.scope;
  const late = new Promise<undefined>((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve(undefined);
      },
      { once: true },
    );
  });
  const asked = source.execute(REQUEST, open.scope).then(
    // An older answer, given because the subgraph can't be asked, says nothing of the running one.
    ({ data, extensions }) => (extensions?.['stale'] === undefined ? sdlIn(data) : undefined),
    () => undefined,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    await open.end();
  }
};
