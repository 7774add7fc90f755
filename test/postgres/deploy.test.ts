import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gatewaySettings } from '../../gateway/config';
import { subgraphs } from '../../subgraphs';
import { subgraphSettings } from '../../subgraphs/config';
import { serverOf } from '../../subgraphs/common/database/postgres/server';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly read_only?: boolean;
  readonly user?: string;
  readonly cap_drop?: readonly string[];
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
}

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The parser that Jest brings with it. */
const { safeLoad } = createRequire(__filename)('js-yaml') as { safeLoad: (text: string) => unknown };
const { services, networks } = safeLoad(read('deploy/compose.yaml')) as Compose;
const names = subgraphs.map(({ name }) => name);
const { postgres, 'gateway-a': first, 'gateway-b': second, ...others } = services;

const own = (service: Service): string[] =>
  Object.keys(service.environment).filter((name) => name.startsWith('COUNCIL_GRAPH_'));

describe('the compose file', () => {
  it('runs PostgreSQL, every subgraph and two gateways', () => {
    expect(Object.keys(others)).toEqual(names);
    for (const [name, { command }] of Object.entries(others))
      expect(command).toEqual(['node', 'dist/subgraphs/main.js', name]);
    expect(postgres?.image).toMatch(/^postgres:\d+/);
    expect([first?.command, second?.command]).toEqual([undefined, undefined]);
  });

  it('lets nobody but the gateways be reached, and those from this machine alone', () => {
    expect(networks['inside']).toEqual({ internal: true });
    for (const service of [postgres, ...Object.values(others)]) {
      expect(service?.networks).toEqual(['inside']);
      expect(service?.ports).toBeUndefined();
    }
    expect([first?.ports, second?.ports]).toEqual([['127.0.0.1:4000:4000'], ['127.0.0.1:4001:4000']]);
  });

  it('runs our processes on a file system that they can not write, with no right of their own', () => {
    for (const service of [...Object.values(others), first, second]) {
      expect(service).toMatchObject({ image: 'council-graph', read_only: true, cap_drop: ['ALL'] });
    }
  });

  it('gives each process settings that it knows, and no secret', () => {
    const ofSubgraphs = Object.values(subgraphSettings(0)).map(({ name }) => name);
    const ofGateway = Object.values(gatewaySettings(names)).map(({ name }) => name);
    for (const service of Object.values(others)) {
      expect(ofSubgraphs).toEqual(expect.arrayContaining(own(service)));
      const server = serverOf({
        databaseUrl: service.environment['COUNCIL_GRAPH_DATABASE_URL'] ?? '',
        databaseCa: '',
        databasePasswordFile: '',
        databaseConnections: 4,
      });
      expect(server).toMatchObject({
        host: 'postgres',
        database: 'council_graph',
        user: 'council_graph',
        tls: false,
      });
      expect(server?.password()).toBe('');
      expect(service.environment['COUNCIL_GRAPH_DATABASE_PASSWORD_FILE']).toBe(
        '/run/secrets/postgres-password',
      );
    }
    for (const service of [first, second]) {
      if (service === undefined) throw new Error('There are not two gateways.');
      expect(ofGateway).toEqual(expect.arrayContaining(own(service)));
      const { subgraphUrls } = gatewaySettings(names);
      const urls = subgraphUrls.parse(service.environment['COUNCIL_GRAPH_SUBGRAPH_URLS'] ?? '');
      expect([...(urls ?? [])]).toEqual(names.map((name) => [name, `http://${name}:4000/graphql`]));
    }
    for (const service of Object.values(services)) {
      for (const [name, value] of Object.entries(service.environment)) {
        if (/KEYS|PASSWORD$/.test(name)) expect(value).toMatch(/^\$\{[A-Z_]+:\?.+\}$/);
      }
    }
  });

  it('asks each process for its health by a file that is there', () => {
    for (const { healthcheck } of Object.values(others)) {
      expect(healthcheck?.test).toEqual(['CMD', 'node', 'deploy/health-check.mjs', '/health/ready']);
    }
    expect(existsSync(join(root, 'deploy/health-check.mjs'))).toBe(true);
  });
});

describe('the image', () => {
  const lines = read('deploy/Dockerfile').split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM')));

  it('runs as a user without rights', () => {
    expect(last.findLast((line) => line.startsWith('USER'))).toBe('USER node');
  });

  it('takes with it what is there, and nothing that only building or testing needs', () => {
    const copied = last.filter((line) => line.startsWith('COPY')).map((line) => line.split(' ').at(-2) ?? '');
    expect(copied).toEqual([
      '/app/package.json',
      '/app/node_modules',
      '/app/dist',
      '/app/schema',
      '/app/data',
      'deploy/health-check.mjs',
    ]);
    expect(lines.some((line) => line.includes('npm prune --omit=dev'))).toBe(true);
    const made = ['node_modules', 'dist'];
    const there = copied.map((path) => path.replace('/app/', '')).filter((path) => !made.includes(path));
    expect(there.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('is built from what git holds, of which nothing is left out that building needs', () => {
    const ignored = read('deploy/Dockerfile.dockerignore').split('\n').filter(Boolean);
    const needed = [
      'package.json',
      'package-lock.json',
      '.npmrc',
      'scripts',
      'gateway',
      'subgraphs',
      'schema',
      'data',
    ];
    const taken = [...needed, 'tsconfig.json', 'tsconfig.build.json', 'deploy/health-check.mjs'];
    expect(taken.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(taken.filter((path) => ignored.includes(path.split('/')[0] ?? ''))).toEqual([]);
    // A pattern without a path is that of the folder itself alone.
    expect(ignored).toEqual(
      expect.arrayContaining(['node_modules', 'test', 'bench', '.data', '**/*password*']),
    );
  });

  it('is started by what the build makes', () => {
    const started = [...read('deploy/Dockerfile').matchAll(/dist\/(\S+?)\.js/g)].map(
      ([, file]) => `${file ?? ''}.ts`,
    );
    expect(started).toContain('gateway/main.ts');
    expect(started.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
