import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Context } from './context';
import type { SessionOptions, SubgraphRequest, SubgraphSession } from './contract';
import type { Snapshot } from './database/snapshot';
import type { Operation, Refusal } from './documents';
import type { Reader } from './reading/reader';
import type { Shelf } from './reading/kept-rows';
import type { LentLoaders, SpareLoaders } from './reading/spare-loaders';
import type { View } from './view';

/** What the sessions of a subgraph share. */
export interface SessionDeps {
  readonly operationOf: (request: SubgraphRequest) => Operation | Refusal;
  /** Makes the loaders of one request. */
  readonly createLoaders: (reader: Reader) => Context['loaders'];
  /** The id of the load that the database holds, read after the call. */
  readonly loadNow: (signal?: AbortSignal) => Promise<string>;
  /** What is kept of a load; undefined where nothing is kept of any. */
  readonly kept?: Kept | undefined;
  /** Makes of a load's id what is told of it. */
  readonly withBuild: (loadId: string) => string;
  /** What a failure is told as. */
  readonly asError: (thrown: unknown) => GraphQLError;
}

/** What is kept from one session for the next. */
export interface Kept {
  readonly shelvesOf: (loadId: string) => (name: string) => Shelf;
  readonly spareLoaders: SpareLoaders<Context['loaders']>;
}

/** What bounds a session. */
type SessionBounds = Pick<SessionOptions, 'signal' | 'allowance'>;

/** What one session reads with while its load stays the same. */
interface Reading {
  contextOf(view: View): Context;
  /** The load that all of it is of. */
  loadId(): string | Promise<string>;
  /** Whether the database was found to hold another load by now, so that what was read is of no use. */
  isOver(): boolean;
}

/** A load was committed after the session began: what is kept of the one before can't be completed. */
class LoadChanged extends Error {}

const createReading = (
  { allowance }: SessionBounds,
  loadersFor: (view: View) => Context['loaders'],
  load: Pick<Reading, 'loadId' | 'isOver'>,
): Reading => {
  // The view belongs to the request, so that all its sub-operations have the same, and share loaders.
  const contexts = new Map<string, Context>();
  return {
    ...load,
    contextOf: (view) => {
      const key = `${view.asOf ?? ''} ${view.knownAt ?? ''}`;
      const known = contexts.get(key);
      if (known !== undefined) return known;
      const context = { view, allowance, loaders: loadersFor(view) };
      contexts.set(key, context);
      return context;
    },
  };
};

/**
 * Begins a session: all that one request asks of a subgraph. It reads what is kept of the load that the database holds
 * once the request has come. What isn't kept is read in a snapshot of that same load; where the snapshot turns out to be
 * of a later one, the operation under way is answered anew, all from the snapshot.
 */
export const beginSession = (
  deps: SessionDeps,
  bounds: SessionBounds,
  snapshot: Snapshot,
): Pick<SubgraphSession, 'execute' | 'end'> => {
  const { kept, createLoaders, loadNow, operationOf, withBuild, asError } = deps;
  const { signal } = bounds;
  let reading: Reading | undefined;
  let beginning: Promise<Reading> | undefined;

  const lent: LentLoaders<Context['loaders']>[] = [];
  let running = 0;

  /** Reads nothing but the snapshot, and from its load's shelves where its id is known. */
  const fromSnapshot = (loadId?: string): Reading => {
    const shelf = loadId === undefined || loadId === '' ? undefined : kept?.shelvesOf(loadId);
    return createReading(bounds, (view) => createLoaders({ snapshot, shelf, view }), {
      loadId: () => loadId ?? snapshot.loadId(),
      isOver: () => false,
    });
  };

  const fromKept = (loadId: string, { spareLoaders }: Kept): Reading => {
    let isOver = false;
    const checked: Reader['snapshot'] = {
      all: async (statement) => {
        if ((await snapshot.loadId()) !== loadId) {
          isOver = true;
          throw new LoadChanged();
        }
        return snapshot.all(statement);
      },
    };
    const lend = (view: View): Context['loaders'] => {
      const loaders = spareLoaders.lend(loadId, view, checked);
      lent.push(loaders);
      return loaders.loaders;
    };
    return createReading(bounds, lend, { loadId: () => loadId, isOver: () => isOver });
  };

  const open = async (): Promise<Reading> => {
    // What fails here fails again where rows are read, and there it is told with its place.
    const loadId = await loadNow(signal).catch(() => '');
    return loadId === '' || kept === undefined ? fromSnapshot() : fromKept(loadId, kept);
  };

  const readingNow = async (): Promise<Reading> =>
    (reading ??= await (kept === undefined ? fromSnapshot() : (beginning ??= open())));

  /** Goes on with the load that the snapshot holds, which no other can take the place of any more. */
  const startOver = async (stale: Reading): Promise<Reading> => {
    const loadId = await snapshot.loadId();
    if (reading === undefined || reading === stale) reading = fromSnapshot(loadId);
    return reading;
  };

  const execute = async (request: SubgraphRequest): Promise<ExecutionResult> => {
    const operation = operationOf(request);
    if ('errors' in operation) return operation;
    const variables = request.variables ?? {};
    try {
      const view = operation.viewOf(variables);
      let from = reading ?? (await readingNow());
      let result = await operation.execute(from.contextOf(view), variables);
      if (from.isOver()) {
        from = await startOver(from);
        result = await operation.execute(from.contextOf(view), variables);
      }
      const { data, errors } = result;
      return {
        ...(data === undefined ? {} : { data }),
        ...(errors === undefined ? {} : { errors: errors.map(asError) }),
        extensions: {
          loadId: data === undefined ? null : withBuild(await from.loadId()),
          statements: snapshot.statements(),
        },
      };
    } catch (error) {
      return { errors: [asError(error)] };
    }
  };

  return {
    execute: async (request) => {
      running += 1;
      try {
        return await execute(request);
      } finally {
        running -= 1;
      }
    },
    end: () => {
      // An operation that nobody waits for any more may still load with them.
      if (running === 0) for (const { giveBack } of lent) giveBack();
      return snapshot.end();
    },
  };
};
