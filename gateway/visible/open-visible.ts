import type { ApolloServerPlugin } from '@apollo/server';
import type { Log } from '../../subgraphs/common/process/log';
import type { Excess } from '../limits/excess';
import type { RequestNotes } from '../request-notes';
import { explainAnswer } from './explain/explain-answer';
import { requestLine } from './logs/request-line';
import type { Metrics } from './metrics/create-metrics';
import { noteOperation } from './note-operation';
import { createKnownOperations } from './operation-facts';
import { watchRequests, type OnAnswered, type RequestWatch } from './watch-requests';

/** What makes a gateway visible. */
export interface Visible {
  readonly watch: RequestWatch;
  /** What notes, on its way through Apollo Server, what a request asks; after all that may refuse it. */
  readonly plugins: readonly ApolloServerPlugin<RequestNotes>[];
  /** Is told of operations that are beyond a limit. */
  readonly onExcess: ((excess: Excess) => void) | undefined;
}

/** What is made visible, and to whom. */
export interface VisibleOptions {
  readonly log: Log;
  /** Whether the log may hold documents and the values of variables. */
  readonly logVariables: boolean;
  /** Whether clients may ask how their requests are answered. */
  readonly explain: boolean;
  /** Counts, where somebody reads them. */
  readonly metrics?: Metrics | undefined;
}

/** Tells the log, the metrics and those who ask what a gateway does. Where nobody looks, nothing is noted. */
export const openVisible = ({ log, logVariables, explain, metrics }: VisibleOptions): Visible => {
  const { record } = log;
  const logged: OnAnswered | undefined =
    record &&
    ((request, ending) => {
      record('info', 'request', requestLine(request, ending, logVariables));
    });
  const told = [logged, metrics?.onAnswered].flatMap((each) => each ?? []);
  const operations = createKnownOperations();
  const watch = watchRequests({
    told,
    mayExplain: explain,
    operations,
    failed: log.failure,
    ...(metrics && { store: metrics.store }),
  });
  return {
    watch,
    plugins: [...(told.length > 0 ? [noteOperation(operations)] : []), ...(explain ? [explainAnswer] : [])],
    onExcess: metrics?.onExcess,
  };
};
