import { openStores, subgraphs } from '../../subgraphs';
import { digestOf } from '../../subgraphs/load';
import { together } from '../../subgraphs/loading/together';

// Writes a load without rows into all databases of a folder, says so, and goes no further; an argument has the first of
// them committed before. For tests that kill a process in the middle of a load.
const [dataDir = '', folder = '', stage] = process.argv.slice(2);

const stopHere = (): Promise<never> => {
  process.stdout.write('written\n');
  return new Promise(() => {
    // What keeps a process alive that waits for nothing.
    setInterval(() => undefined, 60_000);
  });
};

void openStores({ dataDir }).then((stores) =>
  together(stores, 10, async (loads) => {
    for (const load of loads.values())
      await load.replace({
        loadId: 'half',
        digest: digestOf(folder),
        dataset: 'half',
        version: '0.0.0',
        loadedAt: '2021-01-04T00:00:00.000Z',
        isAsked: true,
        rows: new Map(subgraphs.flatMap(({ datasetTables }) => datasetTables.map((table) => [table, []]))),
      });
    const [first] = loads.values();
    if (stage === 'committed') await first?.commit();
    return stopHere();
  }),
);
