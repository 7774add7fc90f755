import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess, type StartedProcess } from '../support/run-process';
import { writeWorld } from '../support/world';

const folder = mkdtempSync(join(tmpdir(), 'killed-subgraph-'));
mkdirSync(join(folder, 'world'));
writeWorld(join(folder, 'world'), {});
const running: StartedProcess[] = [];

afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  rmSync(folder, { recursive: true });
});

const start = (file: string, args: readonly string[], env: NodeJS.ProcessEnv): StartedProcess => {
  const started = startProcess(file, args, {
    HOST: '127.0.0.1',
    DATASET_DIR: join(folder, 'world'),
    DATA_DIR: join(folder, 'data'),
    ...env,
  });
  running.push(started);
  return started;
};

const startAgreements = (port: string): StartedProcess =>
  start('subgraphs/main.ts', ['agreements'], { PORT: port });

const WHOLE = { data: { council: { name: 'Ealing' }, dataset: { version: '1.0.0' } } };

test('a subgraph that is killed under load costs its fields alone, and nothing once it is back', async () => {
  const first = startAgreements('0');
  const [, address = ''] = await first.says(/answers at (\S+)/);
  const gateway = start('gateway/main.ts', [], {
    PORT: '0',
    DATA_DIR: join(folder, 'others'),
    COUNCIL_GRAPH_SUBGRAPH_URLS: `agreements=${address}`,
    // So that each request is answered anew.
    COUNCIL_GRAPH_STORE_MB: '0',
  });
  const [, url = ''] = await gateway.says(/the graph at (\S+)graphql/);

  const ask = async (): Promise<'WHOLE' | 'PARTIAL'> => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query: '{ council(id: "ealing") { name } dataset { version } }' });
    const response = await fetch(`${url}graphql`, { method: 'POST', headers, body });
    const answer = (await response.json()) as { readonly errors?: readonly { readonly message: string }[] };
    if (answer.errors === undefined) {
      expect(answer).toMatchObject(WHOLE);
      return 'WHOLE';
    }
    expect(answer).toMatchObject({
      data: { council: null, dataset: { version: '1.0.0' } },
      errors: [{ path: ['council'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'agreements' } }],
    });
    expect(answer.errors).toHaveLength(1);
    return 'PARTIAL';
  };
  /** Asks by several clients until all that answer together say the same; what they say before must be one of the two. */
  const askUntil = async (wanted: 'WHOLE' | 'PARTIAL'): Promise<void> => {
    for (let tries = 0; tries < 2_000; tries += 1) {
      const answers = await Promise.all(Array.from({ length: 8 }, ask));
      if (answers.every((answer) => answer === wanted)) return;
    }
    throw new Error(`It never was ${wanted}.`);
  };

  await askUntil('WHOLE');
  const underWay = Array.from({ length: 40 }, ask);
  first.child.kill('SIGKILL');
  await Promise.all(underWay);
  await first.ended;
  await askUntil('PARTIAL');
  await startAgreements(new URL(address).port).says(/answers at/);
  await askUntil('WHOLE');
  expect((await fetch(`${url}health/ready`)).status).toBe(200);
});
