import type { Log } from '../../subgraphs/common/process/log';
import type { Source } from '../sources/source';
import { askSdl } from './ask-sdl';
import { differences } from './differences';
import { promisedShapes } from './promised-shapes';
import { runningShape } from './running-shape';
import { shareUnderWay } from './share';

/** Whether a running subgraph has what the supergraph counts on; unknown where it does not show its SDL. */
export type SchemaState = 'right' | 'mismatch' | 'unknown';

/** Compares running subgraphs with the composed schema that is served. */
export interface SchemaCheck {
  /**
   * The state of a subgraph that can be asked now. The first time, and when it was away, it is asked and waited for; later
   * it is what was found last, and now and then it is asked anew behind the answer.
   */
  stateOf(source: Source): Promise<SchemaState>;
  /** A subgraph can't be asked: what comes back may be another. */
  wasAway(name: string): void;
}

/** What a check is made of. */
export interface SchemaCheckOptions {
  /** The composed schema that is served now. */
  readonly supergraph: () => string | undefined;
  readonly log: Log;
  /** How long what was found holds before it is looked at anew, in milliseconds. */
  readonly everyMs?: number;
  /** The time in milliseconds, which only goes forward. */
  readonly now?: () => number;
}

const EVERY_MS = 5_000;

/** A subgraph that does not show its SDL is not asked as often. */
const HIDDEN_EVERY = 12;

/** How long a subgraph may take to show its SDL. */
const PATIENCE_MS = 2_000;

/** The most differences that are written to the log at once. */
const MOST_TOLD = 10;

interface Known {
  readonly supergraph: string;
  /** Null where it shows none, undefined where it gave no answer. */
  readonly sdl: string | null | undefined;
  readonly state: SchemaState;
  /** When it was asked; undefined where it was away since. */
  readonly at: number | undefined;
}

/** A few of what there may be many of, and how many more there are. */
const told = (found: Iterable<string>): string => {
  const all = [...found];
  const more = all.length - MOST_TOLD;
  return [...all.slice(0, MOST_TOLD), ...(more > 0 ? [`And ${String(more)} more.`] : [])].join(' ');
};

/** Makes a check. What differs is written to the log, once for each SDL. */
export const createSchemaCheck = ({
  supergraph,
  log,
  everyMs = EVERY_MS,
  now = () => performance.now(),
}: SchemaCheckOptions): SchemaCheck => {
  const known = new Map<string, Known>();
  let promised:
    { readonly supergraph: string; readonly shapes: ReturnType<typeof promisedShapes> } | undefined;

  const promisedBy = (sdl: string) => {
    if (promised?.supergraph !== sdl) promised = { supergraph: sdl, shapes: promisedShapes(sdl) };
    return promised.shapes;
  };

  const compare = (name: string, composed: string, sdl: string | null | undefined): SchemaState => {
    const wanted = promisedBy(composed).get(name);
    if (wanted === undefined || sdl === undefined) return 'unknown';
    if (sdl === null) {
      log.warning(`The subgraph ${name} does not show its SDL, so it can't be compared with the supergraph.`);
      return 'unknown';
    }
    try {
      const found = told(differences(wanted, runningShape(sdl)));
      if (found === '') return 'right';
      log.warning(`The subgraph ${name} is not the one that the supergraph was composed of. ${found}`);
      return 'mismatch';
    } catch {
      log.warning(
        `The SDL of the subgraph ${name} can't be read, so it can't be compared with the supergraph.`,
      );
      return 'unknown';
    }
  };

  const look = shareUnderWay(async (source: Source): Promise<SchemaState> => {
    const { name } = source;
    const composed = supergraph();
    if (composed === undefined) return 'unknown';
    const sdl = await askSdl(source, PATIENCE_MS);
    const last = known.get(name);
    // What gives no answer is as it was, and what shows the same is what it was.
    const isSame = last?.supergraph === composed && (sdl === undefined || last.sdl === sdl);
    const found = isSame ? last : { supergraph: composed, sdl, state: compare(name, composed, sdl) };
    known.set(name, { ...found, at: now() });
    return found.state;
  });

  return {
    stateOf: async (source) => {
      const composed = supergraph();
      if (composed === undefined) return 'unknown';
      const last = known.get(source.name);
      if (last?.supergraph !== composed || last.at === undefined) return look(source);
      const holdsMs = last.sdl === null ? everyMs * HIDDEN_EVERY : everyMs;
      if (now() - last.at >= holdsMs) look(source).catch(log.failure);
      return last.state;
    },
    wasAway: (name) => {
      const last = known.get(name);
      if (last !== undefined) known.set(name, { ...last, at: undefined });
    },
  };
};
