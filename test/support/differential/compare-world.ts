import { openPair, type PairOptions } from './open-pair';
import { runSeeds, type Run } from './run-seeds';
import type { World } from './world';

/** The documents that are compared for each world where nothing else is said; each makes three operations. */
const DOCUMENTS = 80;

const numberFrom = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);

/** How a world is opened, and how many documents are compared where the environment doesn't say. */
export interface CompareOptions extends PairOptions {
  readonly documents?: number;
}

/**
 * Compares a world's gateway with its oracle. `DIFFERENTIAL_DOCUMENTS` sets how many documents, `DIFFERENTIAL_SEED` the
 * first seed, so that thousands can be tried, or one that failed tried again.
 */
export const compareWorld = async (world: World, options: CompareOptions = {}): Promise<Run> => {
  const { documents = DOCUMENTS, ...pairOptions } = options;
  const pair = await openPair(world, pairOptions);
  const first = numberFrom('DIFFERENTIAL_SEED', 1);
  const seeds = Array.from(
    { length: numberFrom('DIFFERENTIAL_DOCUMENTS', documents) },
    (_, index) => first + index,
  );
  const tricks = process.env['DIFFERENTIAL_TRICKS'] !== 'off';
  try {
    return await runSeeds(world, pair, seeds, {
      tricks: { aliases: tricks, variables: tricks },
      mostReported: numberFrom('DIFFERENTIAL_REPORTS', 3),
    });
  } finally {
    await pair.close();
  }
};

/** How long a comparison may take, in milliseconds: longer where the environment asks for more documents. */
export const timeLimit = (): number => Math.max(60_000, numberFrom('DIFFERENTIAL_DOCUMENTS', 0) * 2_000);
