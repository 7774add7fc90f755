import { wholeNumber } from '../../../subgraphs/common/process/setting';

/** How the gateway bears subgraphs that are reached over HTTP and fail. */
export const resilienceSettings = () => ({
  subgraphConnections: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_SUBGRAPH_CONNECTIONS',
      fallback: '64',
      meaning:
        'The most operations that are under way at once to one subgraph over HTTP, each on a connection of its own.',
    },
    { least: 1, most: 10_000 },
  ),
  subgraphWaiting: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_SUBGRAPH_WAITING',
      fallback: '1000',
      meaning:
        'The most operations that wait for a connection to one subgraph; what is more fails at once, with SUBGRAPH_UNAVAILABLE.',
    },
    { least: 0, most: 100_000 },
  ),
  retryPercent: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_RETRY_PERCENT',
      fallback: '10',
      meaning:
        'How many in a hundred operations for a subgraph may be sent again where it could not be reached, and ten beside; 0 is none. Mutations are never sent again.',
    },
    { least: 0, most: 100 },
  ),
  coolDownMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_BREAKER_MS',
      fallback: '1000',
      meaning:
        'How long a subgraph is left alone that could not be asked ten times in a row, or five times and half of the time, in milliseconds, before it is tried again, up to ten times as long while it keeps failing. 0 is never.',
    },
    { least: 0, most: 60_000 },
  ),
  // Off, since an answer of the graph is what the sources say now; whoever runs it may prefer an older one to none.
  staleSeconds: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_STALE_SECONDS',
      fallback: '0',
      meaning:
        'How old an answer of a subgraph may be, in seconds, that is given again while the subgraph can not be asked, and marked in `extensions.stale`. 0 is that none is.',
    },
    { least: 0, most: 86_400 },
  ),
  staleMegabytes: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_STALE_MB',
      fallback: '32',
      meaning: 'How much memory such answers may take for each subgraph, in megabytes.',
    },
    { least: 1, most: 4_096 },
  ),
});
