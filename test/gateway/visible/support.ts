import { createApp } from '../../../gateway/app';
import { DEFAULTS } from '../../../gateway/defaults';
import { httpSource } from '../../../gateway/sources/http';
import { resilientSource } from '../../../gateway/sources/resilience/resilient-source';
import { createMetrics, type Metrics } from '../../../gateway/visible/metrics/create-metrics';
import { planHere } from '../../../gateway/planning/planner';
import { observePlans } from '../../../gateway/visible/observe-plans';
import { openVisible } from '../../../gateway/visible/open-visible';
import { countAttempts } from '../../../gateway/visible/watch-sources';
import { createJsonLog } from '../../../subgraphs/common/process/json-log';
import { silentLog } from '../../../subgraphs/common/process/log';
import { createService } from '../../../subgraphs/service';
import type { FixtureSubgraph } from '../../support/fixture-subgraph';
import { openTestGateway } from '../../support/gateway';
import { closeAll, listening } from '../../support/listening';
import { createMoney, createPlaces } from '../../support/town';

/** The lines of a JSON log, as they are written. */
export const createLines = () => {
  const texts: string[] = [];
  let wake = (): void => undefined;
  return {
    texts,
    destination: {
      write: (text: string): void => {
        texts.push(text);
        wake();
      },
    },
    /** Resolves to the first so many lines, once they are written. */
    first: async (count: number): Promise<Record<string, unknown>[]> => {
      while (texts.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return texts.slice(0, count).map((text) => JSON.parse(text) as Record<string, unknown>);
    },
  };
};

/** A town whose gateway is watched: places in its process, money over HTTP. */
export interface WatchedTown {
  readonly url: string;
  readonly lines: ReturnType<typeof createLines>;
  /** Those of the subgraph over HTTP. */
  readonly serviceLines: ReturnType<typeof createLines>;
  readonly metrics: Metrics;
  readonly money: FixtureSubgraph;
  stopMoney(): Promise<void>;
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

/** Makes a fixture say which load it read, and that it ran two statements for each operation of a session. */
const withLoad = (fixture: FixtureSubgraph): FixtureSubgraph => {
  const { begin } = fixture;
  const loaded = { ...fixture };
  loaded.begin = (options) => {
    const session = begin(options);
    let statements = 0;
    return {
      ...session,
      execute: async (request) => {
        const result = await session.execute(request);
        statements += 2;
        return { ...result, extensions: { loadId: `a load of ${fixture.name}`, statements } };
      },
    };
  };
  loaded.execute = (request, options = {}) => loaded.begin(options).execute(request);
  return loaded;
};

const closings: (() => Promise<unknown>)[] = [];

/** Ends all towns of a test file. */
export const closeTowns = async (): Promise<void> => {
  await closeAll();
  await Promise.all(closings.splice(0).map((close) => close()));
};

/** Opens a town. */
export const openTown = async ({
  isLogged = true,
  logVariables = false,
  explain = true,
}: {
  readonly isLogged?: boolean;
  readonly logVariables?: boolean;
  readonly explain?: boolean;
} = {}): Promise<WatchedTown> => {
  const lines = createLines();
  const log = isLogged
    ? createJsonLog({ service: 'gateway', level: 'info', destination: lines.destination })
    : silentLog;
  const metrics = createMetrics();
  const visible = openVisible({ log, logVariables, explain, metrics });
  const serviceLines = createLines();
  const serviceLog = createJsonLog({
    service: 'money',
    level: 'info',
    destination: serviceLines.destination,
  });
  const money = withLoad(createMoney());
  const service = await listening(createService(money, undefined, undefined, serviceLog));
  const source = resilientSource(
    countAttempts(httpSource({ name: 'money', url: `${service.url}graphql`, mostBytes: 1_000_000 })),
    {
      timeoutMs: 10_000,
      mostAtOnce: 8,
      mostWaiting: 8,
      retryPercent: 0,
      coolDownMs: 60_000,
      staleSeconds: 0,
      staleBytes: 0,
      observer: metrics.sources,
    },
  );
  const config = { ...DEFAULTS, explain };
  const { gateway } = await openTestGateway([withLoad(createPlaces()), money], {
    ...config,
    others: [source],
    watchers: visible.plugins,
    onExcess: visible.onExcess,
    openPlanner: observePlans(planHere, metrics.onPlan),
    log,
  });
  const app = createApp(gateway, { folder: undefined, policy: '' }, { config, watch: visible.watch, log });
  const { url } = await listening(app);
  closings.push(
    () => gateway.close(),
    () => metrics.close(),
  );
  return {
    url,
    lines,
    serviceLines,
    metrics,
    money,
    stopMoney: () => service.close(),
    post: (body, headers = {}) =>
      fetch(`${url}graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  };
};
