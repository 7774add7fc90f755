import { wholeNumber } from '../../subgraphs/common/process/setting';

/** The settings of the engine: how long a subgraph is waited for, and what one operation may ask and bring. */
export const engineSettings = () => ({
  timeoutMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_SUBGRAPH_TIMEOUT_MS',
      fallback: '10000',
      meaning: 'How long a subgraph may take to answer, in milliseconds; then its fields are given up.',
    },
    { least: 10, most: 600_000 },
  ),
  mostLevels: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_DEPTH',
      fallback: '16',
      meaning: 'The most levels of fields, one within the other, that an operation may have.',
    },
    { least: 1, most: 100 },
  ),
  mostFields: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_FIELDS',
      fallback: '5000',
      meaning: "The most fields that an operation may ask for, a fragment's counted wherever it is spread.",
    },
    { least: 1, most: 10_000 },
  ),
  mostValues: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_VALUES',
      fallback: '200000',
      meaning: 'The most values that one answer may hold, objects and lists counted too.',
    },
    { least: 1000, most: 10_000_000 },
  ),
});
