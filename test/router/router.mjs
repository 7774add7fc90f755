// Plain Apollo Gateway over a composed schema, as its documentation sets it up, with other addresses for its subgraphs:
// node test/router/router.mjs SUPERGRAPH '{"<name>":"<address>"}'
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';

// Set before it is loaded: it would send reports of itself away.
process.env.APOLLO_TELEMETRY_DISABLED = 'true';

const require = createRequire(import.meta.url);
const { ApolloGateway, RemoteGraphQLDataSource } = require('@apollo/gateway');
const { ApolloServer } = require('@apollo/server');
const { startStandaloneServer } = require('@apollo/server/standalone');

const [file, addresses] = process.argv.slice(2);
const urls = JSON.parse(addresses);
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(file, 'utf8'),
  buildService: ({ name, url }) => new RemoteGraphQLDataSource({ url: urls[name] ?? url }),
});
const { url } = await startStandaloneServer(new ApolloServer({ gateway }), {
  listen: { port: 0, host: '127.0.0.1' },
});
console.log(`ready at ${url}`);
