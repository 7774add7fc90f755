import { openSubgraphs, subgraphs } from '../subgraphs';
import { SESSIONS } from '../subgraphs/common/contract';
import { SupergraphError } from '../subgraphs/common/process/exit-code';
import type { Log } from '../subgraphs/common/process/log';
import type { GatewayConfig } from './config';
import type { EngineOptions } from './create-engine';
import { createGate } from './sources/gate';
import { httpSource } from './sources/http';
import { resilientSource } from './sources/resilience/resilient-source';
import type { SourceObserver } from './sources/resilience/observer';
import { inProcessSource } from './sources/in-process';
import type { Source } from './sources/source';
import { traceAttempts } from './tracing/trace-attempts';
import { countAttempts } from './visible/watch-sources';

const BYTES_A_MEGABYTE = 1_000_000;

/** Connections beside those for operations, so that a check never waits for a stalled one. */
const FOR_CHECKS = 2;

const remoteSource = (
  name: string,
  url: string,
  config: GatewayConfig,
  {
    key,
    observer,
  }: { readonly key?: string | undefined; readonly observer?: SourceObserver | undefined } = {},
): Source =>
  resilientSource(
    countAttempts(
      (config.traceUrl === '' ? (source: Source) => source : traceAttempts(url))(
        httpSource({
          name,
          url,
          mostBytes: config.subgraphAnswerMegabytes * BYTES_A_MEGABYTE,
          connections: config.subgraphConnections + FOR_CHECKS,
          key,
        }),
      ),
    ),
    {
      timeoutMs: config.timeoutMs,
      mostAtOnce: config.subgraphConnections,
      mostWaiting: config.subgraphWaiting,
      retryPercent: config.retryPercent,
      coolDownMs: config.coolDownMs,
      staleSeconds: config.staleSeconds,
      staleBytes: config.staleMegabytes * BYTES_A_MEGABYTE,
      observer,
    },
  );

/**
 * Opens a source for each subgraph of the list: over HTTP where the settings give it an address, in this process else.
 * @throws {DatabaseError} where a database can't be used
 * @throws {DatasetError} where the dataset is not right
 */
export const openSources = async (
  config: GatewayConfig,
  log: Log,
  observer?: SourceObserver,
): Promise<Source[]> => {
  const {
    subgraphUrls,
    subgraphKeys: [key],
    dataDir,
    datasetDir,
  } = config;
  const here = subgraphs.map(({ name }) => name).filter((name) => !subgraphUrls.has(name));
  const running =
    here.length === 0
      ? []
      : await openSubgraphs({
          dataDir,
          database: config,
          datasetDir,
          only: here,
          loadWaitSeconds: config.loadWaitSeconds,
          keptMegabytes: config.keptMegabytes,
          log: log.failure,
          warn: log.warning,
        });
  const gate = createGate(config.databaseUrl === '' ? SESSIONS : config.databaseConnections);
  return [
    ...running.map((subgraph) => inProcessSource(subgraph, gate)),
    ...[...subgraphUrls].map(([name, url]) => remoteSource(name, url, config, { key, observer })),
  ];
};

/**
 * Makes what gives a source for each subgraph of another composed schema, where that says that it is. A source that is
 * known already, by its name and address, is given again, with its connections and what it has learnt.
 * @throws {SupergraphError} where the schema gives a subgraph no address
 */
export const createRemoteSources = (
  config: GatewayConfig,
  observer?: SourceObserver,
): NonNullable<EngineOptions['sourcesOf']> => {
  const urls = new WeakMap<Source, string>();
  return (described, known) =>
    described.map(({ name, url }) => {
      if (!/^https?:\/\//.test(url)) {
        throw new SupergraphError(
          `The composed schema can not be used. The address of its subgraph ${name} must begin with http:// or https://; it is "${url}".`,
        );
      }
      const same = known.find((source) => source.name === name && urls.get(source) === url);
      if (same !== undefined) return same;
      const source = remoteSource(name, url, config, { key: config.subgraphKeys[0], observer });
      urls.set(source, url);
      return source;
    });
};
