import { resilienceSettings } from '../../../gateway/sources/resilience/settings';
import { readSettings } from '../../../subgraphs/common/process/read-settings';
import { signingKeys } from '../../../subgraphs/common/signing/keys';
import { checkOpenHost } from '../../../subgraphs/common/signing/open-host';

const NAME = 'COUNCIL_GRAPH_SUBGRAPH_KEYS';
const KEY = 'k'.repeat(32);

const keysOf = (text: string) => readSettings({ keys: signingKeys() }, { [NAME]: text }).keys;

test('subgraphs that fail are borne with these defaults; older answers are given by nobody who did not ask for it', () => {
  expect(readSettings(resilienceSettings(), {})).toEqual({
    subgraphConnections: 64,
    subgraphWaiting: 1_000,
    retryPercent: 10,
    coolDownMs: 1_000,
    staleSeconds: 0,
    staleMegabytes: 32,
  });
});

test('there are no keys, one or two', () => {
  expect(keysOf('')).toEqual([]);
  expect(keysOf(KEY)).toEqual([KEY]);
  expect(keysOf(` ${KEY} , ${KEY}2 `)).toEqual([KEY, `${KEY}2`]);
});

test.each([
  ['too short', 'secret'],
  ['three', [KEY, KEY, KEY].join(',')],
  ['with a space', `${KEY} ${KEY}`],
  ['empty beside another', `${KEY},`],
  ['no plain letters', 'ü'.repeat(40)],
])('keys that are %s are refused, and not shown', (_name, text) => {
  expect(() => keysOf(text)).toThrow(
    `${NAME} must be one key or two with a comma between them, each of at least 32 characters with no space.`,
  );
  expect(() => keysOf(text)).not.toThrow(text);
});

test.each(['localhost', '127.0.0.1', '127.9.9.9', '::1'])('%s is this machine alone', (host) => {
  expect(() => {
    checkOpenHost(host, []);
  }).not.toThrow();
});

test.each(['0.0.0.0', '::', '192.168.1.2', 'subgraphs.internal', '127.0.0.1.example', '::ffff:10.0.0.1'])(
  '%s needs a key',
  (host) => {
    expect(() => {
      checkOpenHost(host, []);
    }).toThrow(
      `HOST is ${host}, which other machines can reach: set ${NAME}, so that only requests of the gateway are answered, or set HOST to localhost.`,
    );
    checkOpenHost(host, [KEY]);
  },
);
