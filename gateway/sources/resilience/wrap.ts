import type { RequestScope, Source } from '../source';

/** A source whose operations go through something, and whose checks and end are those of the source itself. */
export const wrap = (
  source: Source,
  execute: Source['execute'],
  checks: Partial<Pick<Source, 'loadId' | 'ready'>> = {},
): Source => ({
  name: source.name,
  ...(source.isTimed === true && { isTimed: true }),
  execute,
  loadId: checks.loadId ?? ((signal) => source.loadId(signal)),
  ready: checks.ready ?? ((signal) => source.ready(signal)),
  close: () => source.close(),
});

/** The scope of a request with another signal. */
export const withSignal = (scope: RequestScope, signal: AbortSignal): RequestScope => ({
  signal,
  allowance: scope.allowance,
  onEnd: (close) => {
    scope.onEnd(close);
  },
});
