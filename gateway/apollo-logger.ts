import type { Log } from '../subgraphs/common/process/log';

/** A log as Apollo's libraries take it; what they say of their own progress is left out. */
export const asApolloLogger = ({ warning }: Log) => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (message?: unknown) => {
    warning(String(message));
  },
  error: (message?: unknown) => {
    warning(String(message));
  },
});
