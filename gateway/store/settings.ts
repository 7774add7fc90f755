import { wholeNumber } from '../../subgraphs/common/process/setting';

/** The settings of the store of answers. */
export const storeSettings = () => ({
  storeMegabytes: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_STORE_MB',
      fallback: '128',
      meaning:
        'How much memory answers are kept in, in megabytes, so that they are not computed again while the data is unchanged; 0 keeps none.',
    },
    { least: 0, most: 16_384 },
  ),
  storeCheckMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_STORE_CHECK_MS',
      fallback: '1000',
      meaning:
        'How long a subgraph may take to say which load it holds, in milliseconds; after that an answer that was kept is computed again.',
    },
    { least: 10, most: 60_000 },
  ),
});
