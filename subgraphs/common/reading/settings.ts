import { wholeNumber } from '../process/setting';

/** How many megabytes of what is read are kept where no setting says otherwise. */
export const KEPT_MEGABYTES = 64;

/** What is kept of the databases in memory. */
export const readingSettings = () => ({
  keptMegabytes: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_KEPT_ROWS_MB',
      fallback: String(KEPT_MEGABYTES),
      meaning:
        'How much memory the rows that were read take, in megabytes, for all subgraphs of a process together. They are given again while the database still holds the load that they are of, which each request asks it. 0 keeps none.',
    },
    { least: 0, most: 16_384 },
  ),
});
