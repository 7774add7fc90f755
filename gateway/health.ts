import { Router } from 'express';
import { SourceFailure, type Source } from './sources/source';

/** How long a subgraph may take to say that it is ready. */
const PATIENCE_MS = 2_000;

const tooLate = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        reject(new Error('too late'));
      },
      { once: true },
    );
  });

const stateOf = async (source: Source): Promise<string> => {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    await Promise.race([source.ready(signal), tooLate(signal)]);
    return 'ready';
  } catch (error) {
    if (signal.aborted) return 'SUBGRAPH_TIMEOUT';
    return error instanceof SourceFailure ? error.code : 'SUBGRAPH_UNAVAILABLE';
  }
};

/**
 * `/live`: this process answers. `/ready`: every subgraph answers, too, and the process is not asked for more than it can
 * do; else 503, with the state of each.
 */
export const createHealth = (sources: readonly Source[], isShedding: () => boolean = () => false): Router => {
  const router = Router();
  router.get('/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/ready', async (_request, response) => {
    const states = await Promise.all(
      sources.map(async (source) => [source.name, await stateOf(source)] as const),
    );
    const isReady = states.every(([, state]) => state === 'ready');
    const status = isReady ? (isShedding() ? 'overloaded' : 'ready') : 'not ready';
    response.status(status === 'ready' ? 200 : 503).json({ status, subgraphs: Object.fromEntries(states) });
  });
  return router;
};
