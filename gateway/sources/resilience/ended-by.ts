import { SourceFailure } from '../source';

/**
 * Whether work that a signal ended was ended by whoever asked: a client that is gone, a request whose time is over. That
 * says nothing about the subgraph; its own time limit, which gives a failure as its reason, does.
 */
export const isAbandoned = ({ aborted, reason }: AbortSignal): boolean =>
  aborted && !(reason instanceof SourceFailure);
