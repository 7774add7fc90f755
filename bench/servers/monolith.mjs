// A plain server without federation: Apollo Server over one schema of the same resolvers and loaders, in one process.
// node bench/servers/monolith.mjs DATA_DIR DATASET_DIR [--rows]
// With --rows, its loaders keep what they read in memory, as ours do; nobody loads meanwhile, and so nobody looks.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { require, root } from '../../scripts/lib/project.mjs';
import { createMergedContext } from './merged-context.mjs';
import { createMergedSchema } from './merged-schema.mjs';

const { ApolloServer } = require('@apollo/server');
const { startStandaloneServer } = require('@apollo/server/standalone');
const { subgraphs, typeDefsOf } = require('./dist/subgraphs/index.js');
const { SESSIONS } = require('./dist/subgraphs/common/contract.js');
const { openSubgraphStore } = require('./dist/subgraphs/common/open-subgraph.js');
const { viewOf } = require('./dist/subgraphs/common/view.js');
const { loadDataset } = require('./dist/subgraphs/load.js');
const { createKeptRows } = require('./dist/subgraphs/common/reading/kept-rows.js');
const { createGate } = require('./dist/gateway/sources/gate.js');

const [dataDir, datasetDir, rows] = process.argv.slice(2);
const KEPT_BYTES = 64_000_000;
const stores = [];
for (const definition of subgraphs) stores.push(await openSubgraphStore(definition, { dataDir }));
await loadDataset(datasetDir, subgraphs, new Map(subgraphs.map(({ name }, index) => [name, stores[index]])));
const apiSdl = readFileSync(join(root, 'schema', 'api.graphql'), 'utf8');
const schema = createMergedSchema(apiSdl, subgraphs, typeDefsOf);

const kept = rows === '--rows' ? createKeptRows(KEPT_BYTES) : undefined;
const shelvesOf = (owner) => kept && ((name) => kept.shelf(`${String(owner)} ${name}`));

// As many requests read at once as a pool has leases; more could hold what another waits for.
const gate = createGate(SESSIONS);

const readings = {
  requestDidStart: async () => {
    const ends = [];
    return {
      didResolveOperation: async ({ contextValue, operation, request }) => {
        contextValue.seeAs(viewOf(schema, operation, request.variables ?? {}));
        ends.push(() => contextValue.end());
        await gate.pass({ signal: new globalThis.AbortController().signal, onEnd: (end) => ends.push(end) });
      },
      willSendResponse: async () => {
        for (const end of ends) await end();
      },
    };
  },
};

const { url } = await startStandaloneServer(new ApolloServer({ schema, plugins: [readings] }), {
  listen: { port: 0, host: '127.0.0.1' },
  context: async () => createMergedContext(subgraphs, stores, shelvesOf),
});
console.log(`ready at ${url}`);
process.once('SIGTERM', () => process.exit(0));
