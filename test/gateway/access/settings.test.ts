import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuthentication } from '../../../gateway/access/open-authentication';
import { accessSettings } from '../../../gateway/access/settings';
import { DEFAULTS } from '../../../gateway/defaults';
import { silentLog } from '../../../subgraphs/common/process/log';
import { projectRoot } from '../../../subgraphs/common/project-root';
import { readSettings, SettingsError } from '../../../subgraphs/common/process/read-settings';
import { closedBy, createIssuerKey } from './support';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const problemsOf = async (read: () => unknown): Promise<readonly string[]> => {
  try {
    await read();
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
};

const read = (name: string, value: string) =>
  readSettings(accessSettings(), { [`COUNCIL_GRAPH_${name}`]: value });

const ORIGINS =
  'origins as a browser sends them, such as https://dashboard.example or http://localhost:3000, in small letters, without a path, a slash at the end or a default port, with commas between them; or * alone';
const KEYS =
  'an address that begins with https://, or with http:// on this machine, without a password; or the path of a file';

test.each([
  ['CORS_ORIGINS', 'https://dashboard.example/', ORIGINS],
  ['CORS_ORIGINS', 'https://dashboard.example/path', ORIGINS],
  ['CORS_ORIGINS', 'https://dashboard.example:443', ORIGINS],
  ['CORS_ORIGINS', 'https://Dashboard.example', ORIGINS],
  ['CORS_ORIGINS', 'https://*.example', ORIGINS],
  ['CORS_ORIGINS', 'dashboard.example', ORIGINS],
  ['CORS_ORIGINS', 'null', ORIGINS],
  ['CORS_ORIGINS', '*,https://dashboard.example', ORIGINS],
  ['CORS_ORIGINS', 'file:///home', ORIGINS],
  ['JWT_KEYS', 'http://issuer.example/keys', KEYS],
  ['JWT_KEYS', 'http://localhost.issuer.example/keys', KEYS],
  ['JWT_KEYS', 'ftp://issuer.example/keys', KEYS],
  ['JWT_KEYS', 'https://', KEYS],
  ...['HS256', 'none', 'RS256,none', 'rs256', 'RSA'].map((value) => [
    'JWT_ALGORITHMS',
    value,
    'one or more of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519, with commas between them',
  ]),
  ['JWT_SCOPES', 'graph:"read"', 'scopes with spaces between them, without quotes and backslashes'],
  ['JWT_CLOCK_SECONDS', '301', 'a whole number from 0 to 300'],
  ['HSTS_SECONDS', '1 year', 'a whole number from 0 to 63072000'],
])('%s can not be %s', async (name, value, right) => {
  expect(await problemsOf(() => read(name, value))).toEqual([
    `COUNCIL_GRAPH_${name} must be ${right}; it is "${value}".`,
  ]);
});

test('a password in an address is not repeated', async () => {
  expect(await problemsOf(() => read('JWT_KEYS', 'https://me:secret@issuer.example/keys'))).toEqual([
    `COUNCIL_GRAPH_JWT_KEYS must be ${KEYS}; it is "https://…@issuer.example/keys".`,
  ]);
});

test('what is set', () => {
  expect(
    read('CORS_ORIGINS', 'https://a.example, http://localhost:3000,https://a.example').corsOrigins,
  ).toEqual(['https://a.example', 'http://localhost:3000']);
  expect(read('JWT_KEYS', 'keys.json').jwtKeys).toBe(join(projectRoot(), 'keys.json'));
  expect(read('JWT_KEYS', 'https://issuer.example/keys').jwtKeys).toBe('https://issuer.example/keys');
  expect(read('JWT_KEYS', 'http://[::1]:8080/keys').jwtKeys).toBe('http://[::1]:8080/keys');
  expect(read('JWT_ALGORITHMS', 'ES256 , EdDSA').jwtAlgorithms).toEqual(['ES256', 'EdDSA']);
  expect(read('JWT_SCOPES', ' graph:read  town ').jwtScopes).toEqual(['graph:read', 'town']);
});

const opened = (config: Partial<typeof DEFAULTS>) =>
  problemsOf(() => openAuthentication({ ...DEFAULTS, ...config }, silentLog));

test('a gateway that somebody believes to be closed does not start open', async () => {
  expect(await opened({ jwtIssuer: 'https://issuer.example', jwtAudience: 'council-graph' })).toEqual([
    'COUNCIL_GRAPH_JWT_ISSUER is set, but COUNCIL_GRAPH_JWT_KEYS is not: set it, or all are answered.',
    'COUNCIL_GRAPH_JWT_AUDIENCE is set, but COUNCIL_GRAPH_JWT_KEYS is not: set it, or all are answered.',
  ]);
  expect(await opened({ jwtScopes: ['town'] })).toHaveLength(1);
  expect(await opened({ jwtKeys: 'https://issuer.example/keys', jwtAudience: 'council-graph' })).toEqual([
    'COUNCIL_GRAPH_JWT_ISSUER must be set where COUNCIL_GRAPH_JWT_KEYS is; it is "".',
  ]);
  expect(await opened({})).toEqual([]);
});

test('a file of keys is read at the start', async () => {
  const file = join(folder, 'keys.json');
  expect(await opened(closedBy(file))).toEqual([
    `COUNCIL_GRAPH_JWT_KEYS names ${file}. The file can not be read (ENOENT).`,
  ]);
  writeFileSync(file, '-----BEGIN PUBLIC KEY-----');
  expect(await opened(closedBy(file))).toEqual([`COUNCIL_GRAPH_JWT_KEYS names ${file}. It is no JSON.`]);
  writeFileSync(file, '{"keys":["one"]}');
  expect(await opened(closedBy(file))).toEqual([
    `COUNCIL_GRAPH_JWT_KEYS names ${file}. JSON Web Key Set malformed`,
  ]);
  writeFileSync(file, JSON.stringify({ keys: [(await createIssuerKey('one')).jwk] }));
  expect(await opened(closedBy(file))).toEqual([]);
});
