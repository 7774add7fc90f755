import { wholeNumber } from '../common/process/setting';

/** How long a load waits for another, where no setting says otherwise, in seconds. */
export const LOAD_WAIT_SECONDS = 300;

/** The settings of loads. */
export const loadSettings = () => ({
  loadWaitSeconds: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_LOAD_WAIT_SECONDS',
      fallback: String(LOAD_WAIT_SECONDS),
      meaning: 'How long a load waits while another process loads the same databases, in seconds.',
    },
    { least: 0, most: 3600 },
  ),
});
