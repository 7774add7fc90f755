// Our five subgraphs as services of one process: node bench/servers/subgraphs.mjs DATA_DIR DATASET_DIR
import process from 'node:process';
import { require } from '../../scripts/lib/project.mjs';

const { openSubgraphs } = require('./dist/subgraphs/index.js');
const { createService } = require('./dist/subgraphs/service.js');

const [dataDir, datasetDir] = process.argv.slice(2);
const subgraphs = await openSubgraphs({ dataDir, datasetDir, log: console.error });
const addresses = await Promise.all(
  subgraphs.map(
    (subgraph) =>
      new Promise((resolve) => {
        const server = createService(subgraph).listen(0, '127.0.0.1', () => {
          server.keepAliveTimeout = 60_000;
          resolve([subgraph.name, `http://127.0.0.1:${server.address().port}/graphql`]);
        });
      }),
  ),
);
console.log(`ready at ${JSON.stringify(Object.fromEntries(addresses))}`);
process.once('SIGTERM', () => process.exit(0));
