import { Router } from 'express';
import type { SchemaCheck } from './readiness/schema-check';
import { shareUnderWay } from './readiness/share';
import { SourceFailure, type Source } from './sources/source';

/** What health is told of. */
export interface HealthOptions {
  /** The subgraphs of the graph that is served now. */
  readonly sources: () => readonly Source[];
  /** Whether more is asked of the process than it can do. */
  readonly isShedding?: (() => boolean) | undefined;
  /** Compares running subgraphs with the composed schema. */
  readonly schemas: SchemaCheck;
}

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

const whyNot = async (source: Source): Promise<string | undefined> => {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    await Promise.race([source.ready(signal), tooLate(signal)]);
    return undefined;
  } catch (error) {
    if (signal.aborted) return 'SUBGRAPH_TIMEOUT';
    return error instanceof SourceFailure ? error.code : 'SUBGRAPH_UNAVAILABLE';
  }
};

/**
 * `/live`: this process answers. `/ready`: every subgraph answers, too, and has what the composed schema counts on, and the
 * process is not asked for more than it can do; else 503, with the state of each. However often it is asked, a subgraph is
 * asked once at a time.
 */
export const createHealth = ({ sources, isShedding = () => false, schemas }: HealthOptions): Router => {
  const stateOf = shareUnderWay(async (source: Source): Promise<string> => {
    const failure = await whyNot(source);
    if (failure !== undefined) {
      schemas.wasAway(source.name);
      return failure;
    }
    return (await schemas.stateOf(source)) === 'mismatch' ? 'SCHEMA_MISMATCH' : 'ready';
  });
  const router = Router();
  router.get('/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/ready', async (_request, response) => {
    const states = await Promise.all(
      sources().map(async (source) => [source.name, await stateOf(source)] as const),
    );
    const isReady = states.every(([, state]) => state === 'ready');
    const status = isReady ? (isShedding() ? 'overloaded' : 'ready') : 'not ready';
    response.status(status === 'ready' ? 200 : 503).json({ status, subgraphs: Object.fromEntries(states) });
  });
  return router;
};
