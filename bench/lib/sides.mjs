import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { bench } from './install.mjs';

const script = (name) => join(bench, 'servers', `${name}.mjs`);
const READY = /ready at (http\S*?)\/?\s/;

/** Hive Gateway can't say which port the system chose. */
const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return String(port);
};

const ours =
  (storeMb) =>
  ({ data, urls }) => ({
    args: ['dist/gateway/main.js'],
    env: {
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: data.databases,
      DATASET_DIR: data.dataset,
      COUNCIL_GRAPH_GRAPHIQL: 'off',
      ...(storeMb === undefined ? {} : { COUNCIL_GRAPH_STORE_MB: storeMb }),
      ...(urls && {
        COUNCIL_GRAPH_SUBGRAPH_URLS: Object.entries(urls)
          .map(([name, url]) => `${name}=${url}`)
          .join(','),
      }),
    },
    ready: /the graph at (\S+\/graphql)/,
    path: '',
  });

const monolith =
  (...flags) =>
  ({ data }) => ({
    args: [script('monolith'), data.databases, data.dataset, ...flags],
    ready: READY,
    path: '/',
  });

const floor = ({ answers }) => ({ args: [script('floor'), answers], ready: READY, path: '/:operation' });

const apollo = ({ supergraph }) => ({ args: [script('apollo'), supergraph], ready: READY, path: '/' });

const hive =
  (...flags) =>
  async ({ supergraph }) => ({
    args: [
      join(bench, 'node_modules/@graphql-hive/gateway/dist/bin.js'),
      'supergraph',
      supergraph,
      '--config-path',
      join(bench, 'servers/hive.config.mjs'),
      '--host',
      '127.0.0.1',
      '--port',
      await freePort(),
      '--disable-websockets',
      ...flags,
    ],
    ready: /Listening on (http:[\w.:/]+)/,
    path: '/graphql',
  });

const all = ['trace', 'large', 'light', 'varied'];
/** With a store, requests that were recorded would be hits, and so not differ. */
const repeating = ['trace', 'large', 'light'];

const overHttp = (subgraphs) => [
  { name: `ours/${subgraphs}`, title: 'ours, store off', subgraphs, gateway: ours('0'), operations: all },
  {
    name: `ours+store/${subgraphs}`,
    title: 'ours, store on',
    subgraphs,
    gateway: ours(),
    operations: subgraphs === 'memory' ? repeating : all,
  },
  { name: `apollo/${subgraphs}`, title: 'Apollo Gateway', subgraphs, gateway: apollo, operations: all },
  {
    name: `hive/${subgraphs}`,
    title: 'Hive Gateway, Rust planner',
    subgraphs,
    gateway: hive('--hive-router-runtime'),
    operations: all,
  },
  {
    name: `hive-jit/${subgraphs}`,
    title: 'Hive Gateway, JIT',
    subgraphs,
    gateway: hive('--jit'),
    operations: all,
  },
];

/**
 * All that is measured. `subgraphs` says where they are: none beside the process, `http` for ours as services, `memory`
 * for ones that answer what they have answered before.
 */
export const sides = [
  { name: 'floor', title: 'the floor', subgraphs: 'none', gateway: floor, operations: all },
  {
    name: 'ours/in-process',
    title: 'ours, store off',
    subgraphs: 'none',
    gateway: ours('0'),
    operations: all,
  },
  {
    name: 'ours+store/in-process',
    title: 'ours, store on',
    subgraphs: 'none',
    gateway: ours(),
    operations: all,
  },
  { name: 'monolith', title: 'no federation', subgraphs: 'none', gateway: monolith(), operations: all },
  {
    name: 'monolith+rows',
    title: 'no federation, rows kept',
    subgraphs: 'none',
    gateway: monolith('--rows'),
    operations: all,
  },
  ...overHttp('http'),
  ...overHttp('memory'),
];

/** What is measured at more than the reports' own data, where nothing else is asked for. */
export const scaledSides = ['ours/in-process', 'ours+store/in-process', 'monolith+rows', 'ours/http'];
