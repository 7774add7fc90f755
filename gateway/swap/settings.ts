import { wholeNumber } from '../../subgraphs/common/process/setting';

/** The settings of taking a new composed schema while requests are answered. */
export const swapSettings = () => ({
  supergraphPollMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_SUPERGRAPH_POLL_MS',
      fallback: '1000',
      meaning:
        'How often the gateway looks whether the file of the composed schema has changed, in milliseconds; a new one is taken without a restart. 0 never looks. Where all subgraphs run in the process of the gateway, it never does.',
    },
    { least: 0, most: 3_600_000 },
  ),
  warmOperations: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_WARM_OPERATIONS',
      fallback: '200',
      meaning:
        'How many operations, the most used first, are planned over a new composed schema before it takes the place of the old.',
    },
    { least: 0, most: 2000 },
  ),
});
