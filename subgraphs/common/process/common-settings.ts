import { projectRoot } from '../project-root';
import { folder, host, port } from './setting';

/** Where to listen; the gateway and a subgraph alone have a default port of their own. */
export const listenSettings = (defaultPort: number) => ({
  port: port({
    name: 'PORT',
    fallback: String(defaultPort),
    meaning: 'The TCP port to listen on; 0 lets the system choose a free one, which the start message names.',
  }),
  host: host({
    name: 'HOST',
    fallback: 'localhost',
    meaning:
      'The address to listen on. `localhost` is this machine alone, by IPv4 and IPv6; `0.0.0.0` is every IPv4 address, `::` every address.',
  }),
});

/** Where the data is read from and kept. */
export const dataSettings = () => ({
  dataDir: folder(
    {
      name: 'DATA_DIR',
      fallback: '.data',
      meaning:
        "Where the SQLite files live. They are made from the dataset where they aren't there. A relative path starts from the project's folder.",
    },
    projectRoot(),
  ),
  datasetDir: folder(
    {
      name: 'DATASET_DIR',
      fallback: 'data/reports',
      meaning:
        "The dataset to load: a folder with a datapackage.json and its tables. A relative path starts from the project's folder.",
    },
    projectRoot(),
  ),
});
