import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Log } from '../process/log';

/** Tells the log once that a collector takes no traces, and once that it does again. Nothing else waits for it. */
export const tellingExporter = (inner: SpanExporter, log: Log): SpanExporter => {
  let isAway = false;
  return {
    export: (spans, done) => {
      inner.export(spans, (result) => {
        if (result.error && !isAway) {
          const reason = result.error.message;
          log.warning(
            `Traces can't be sent to the collector (${reason}). They are dropped until it takes them.`,
          );
        }
        if (!result.error && isAway) log.warning('The collector takes traces again.');
        isAway = result.error !== undefined;
        done(result);
      });
    },
    forceFlush: () => inner.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => inner.shutdown(),
  };
};
