import { wholeNumber } from '../../../subgraphs/common/process/setting';

/** The settings of planning. */
export const planningSettings = () => ({
  planTimeoutMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_PLAN_TIMEOUT_MS',
      fallback: '5000',
      meaning: 'How long the planning of one operation may take, in milliseconds; then it is refused.',
    },
    { least: 10, most: 60_000 },
  ),
});
