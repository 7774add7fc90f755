import { openSubgraphs, subgraphs } from '../subgraphs';
import type { Log } from '../subgraphs/common/process/log';
import type { GatewayConfig } from './config';
import { httpSource } from './sources/http';
import { inProcessSource } from './sources/in-process';
import type { Source } from './sources/source';

const BYTES_A_MEGABYTE = 1_000_000;

/**
 * Opens a source for each subgraph of the list: over HTTP where the settings give it an address, in this process else.
 * @throws {DatabaseError} where a database can't be used
 * @throws {DatasetError} where the dataset is not right
 */
export const openSources = async (
  { subgraphUrls, subgraphAnswerMegabytes, dataDir, datasetDir }: GatewayConfig,
  log: Log,
): Promise<Source[]> => {
  const here = subgraphs.map(({ name }) => name).filter((name) => !subgraphUrls.has(name));
  const running =
    here.length === 0 ? [] : await openSubgraphs({ dataDir, datasetDir, only: here, log: log.failure });
  const mostBytes = subgraphAnswerMegabytes * BYTES_A_MEGABYTE;
  return [
    ...running.map(inProcessSource),
    ...[...subgraphUrls].map(([name, url]) => httpSource({ name, url, mostBytes })),
  ];
};
