import { join } from 'node:path';
import { readConfig } from '../../gateway/config';
import { SettingsError } from '../../subgraphs/common/process/read-settings';
import { readSubgraphConfig } from '../../subgraphs/config';

const root = join(__dirname, '../..');
const names = ['agreements', 'finance'];

const problemsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig(names, env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
};

test('the defaults', () => {
  const config = readConfig(names, { PATH: '/bin', PORT: '' });
  expect(config).toEqual({
    port: 4000,
    host: 'localhost',
    dataDir: join(root, '.data'),
    datasetDir: join(root, 'data/reports'),
    databaseUrl: '',
    databasePasswordFile: '',
    databaseCa: '',
    databaseConnections: 4,
    keptMegabytes: 64,
    loadWaitSeconds: 300,
    subgraphUrls: new Map(),
    subgraphKeys: [],
    subgraphConnections: 64,
    subgraphWaiting: 1000,
    retryPercent: 10,
    coolDownMs: 1000,
    staleSeconds: 0,
    staleMegabytes: 32,
    timeoutMs: 10_000,
    subgraphAnswerMegabytes: 64,
    supergraphPollMs: 1000,
    warmOperations: 200,
    storeMegabytes: 128,
    storeCheckMs: 1000,
    mostTokens: 10_000,
    mostAliases: 500,
    mostRoots: 50,
    mostCost: 10_000_000,
    listSize: 5,
    limitsMode: 'enforce',
    explain: true,
    documentMode: 'open',
    documentsFile: '',
    keptDocumentMegabytes: 16,
    requestTimeoutMs: 30_000,
    answerMegabytes: 32,
    mostRunning: 128,
    mostWaiting: 1000,
    mostWaitMs: 3000,
    mostLagMs: 250,
    ratePerMinute: 0,
    rateBurst: 100,
    rateCost: 100_000,
    trustedProxies: 0,
    requestKilobytes: 1024,
    mostConnections: 10_000,
    mostHeadBytes: 16_384,
    headTimeMs: 10_000,
    requestTimeMs: 30_000,
    readTimeMs: 60_000,
    idleTimeMs: 65_000,
    jwtKeys: '',
    jwtIssuer: '',
    jwtAudience: '',
    jwtAlgorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
    jwtScopes: [],
    jwtClockSeconds: 5,
    corsOrigins: [],
    hstsSeconds: 0,
    mostLevels: 16,
    mostFields: 5000,
    mostValues: 200_000,
    planTimeoutMs: 5_000,
    logForm: 'text',
    logLevel: 'info',
    logVariables: false,
    metricsPort: 0,
    metricsHost: 'localhost',
    traceUrl: '',
    tracePercent: 100,
    traceDocuments: false,
    traceFollow: false,
    graphiql: true,
    introspection: true,
    stopGraceMs: 10_000,
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('what is set', () => {
  expect(
    readConfig(names, {
      PORT: '0',
      HOST: '::1',
      DATA_DIR: '/var/lib/graph',
      DATASET_DIR: 'data/other',
      COUNCIL_GRAPH_SUBGRAPH_URLS: 'finance=http://127.0.0.1:4002/graphql?a=b',
      COUNCIL_GRAPH_GRAPHIQL: 'off',
    }),
  ).toMatchObject({
    port: 0,
    host: '::1',
    dataDir: '/var/lib/graph',
    datasetDir: join(root, 'data/other'),
    subgraphUrls: new Map([['finance', 'http://127.0.0.1:4002/graphql?a=b']]),
    graphiql: false,
  });
});

test('all that is wrong is said at once, each with what would be right', () => {
  expect(
    problemsOf({
      PORT: '70000',
      HOST: 'http://localhost',
      COUNCIL_GRAPH_GRAPHIQL: 'yes',
      COUNCIL_GRAPH_SUBGRAPH_TIMEOUT_MS: '1e3',
    }),
  ).toEqual([
    'PORT must be a whole number from 0 to 65535; it is "70000".',
    'HOST must be a host name or an IP address without a port, such as localhost, 0.0.0.0 or ::; it is "http://localhost".',
    'COUNCIL_GRAPH_SUBGRAPH_TIMEOUT_MS must be a whole number from 10 to 600000; it is "1e3".',
    'COUNCIL_GRAPH_GRAPHIQL must be on or off; it is "yes".',
  ]);
});

test.each([
  ['COUNCIL_GRAPH_GRAPHIQ', 'COUNCIL_GRAPH_GRAPHIQ is no setting; did you mean COUNCIL_GRAPH_GRAPHIQL?'],
  ['COUNCIL_GRAPH_PORT', 'COUNCIL_GRAPH_PORT is no setting; did you mean PORT?'],
  ['INTROSPECTION', 'INTROSPECTION is no setting; it is called COUNCIL_GRAPH_INTROSPECTION.'],
  ['DATA_DIRR', 'DATA_DIRR is no setting; did you mean DATA_DIR?'],
])('the unknown name %s is refused with the one that it is like', (name, problem) => {
  expect(problemsOf({ [name]: 'on' })).toEqual([problem]);
});

test('names that belong to others are left alone', () => {
  expect(problemsOf({ POST: '1', HOSTNAME: 'a', HOSTS: 'b', DATA: 'c', npm_config_port: 'x' })).toEqual([]);
});

test.each(['treasury=http://a/', 'finance', 'finance=ftp://a/', 'finance=http://a/,finance=http://b/'])(
  'the subgraph address %s is refused',
  (text) => {
    expect(problemsOf({ COUNCIL_GRAPH_SUBGRAPH_URLS: text })).toEqual([
      `COUNCIL_GRAPH_SUBGRAPH_URLS must be pairs of name=address with commas between them, such as agreements=http://127.0.0.1:4001/graphql; the names are agreements, finance, each at most once; it is "${text}".`,
    ]);
  },
);

test('an address with a password is refused without the password', () => {
  const [problem] = problemsOf({ COUNCIL_GRAPH_SUBGRAPH_URLS: 'finance=http://me:secret@a/' });
  expect(problem).toContain('it is "finance=http://…@a/".');
});

test('a subgraph alone has a port of its own, and passes over what is for the gateway', () => {
  expect(readSubgraphConfig(1, { COUNCIL_GRAPH_GRAPHIQL: 'off' })).toEqual({
    port: 4002,
    host: 'localhost',
    dataDir: join(root, '.data'),
    datasetDir: join(root, 'data/reports'),
    databaseUrl: '',
    databasePasswordFile: '',
    databaseCa: '',
    databaseConnections: 4,
    loadWaitSeconds: 300,
    keptMegabytes: 64,
    keys: [],
    logForm: 'text',
    logLevel: 'info',
    logVariables: false,
    traceUrl: '',
    tracePercent: 100,
  });
});
