import { createEnding } from '../ending';
import { SourceFailure, type Source } from '../source';
import { withSignal, wrap } from './wrap';

/** Gives an operation so many milliseconds, waiting and retries included; then it ends with SUBGRAPH_TIMEOUT. */
export const limitTime = (source: Source, { timeoutMs }: { readonly timeoutMs: number }): Source =>
  wrap(source, async (request, scope) => {
    const limit = createEnding();
    const pass = (): void => {
      limit.abort(scope.signal.reason);
    };
    if (scope.signal.aborted) pass();
    scope.signal.addEventListener('abort', pass, { once: true });
    const timer = setTimeout(() => {
      limit.abort(new SourceFailure('SUBGRAPH_TIMEOUT', source.name));
    }, timeoutMs);
    try {
      return await source.execute(request, withSignal(scope, limit.signal));
    } finally {
      clearTimeout(timer);
      scope.signal.removeEventListener('abort', pass);
    }
  });
