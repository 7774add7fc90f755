import { join } from 'node:path';
import { startProcess } from '../support/run-process';

/** Everything by which Apollo's libraries can be told to report, set as if somebody wanted them to. */
const EAGER = {
  NODE_ENV: 'production',
  APOLLO_KEY: 'service:town:not-a-real-key',
  APOLLO_GRAPH_REF: 'town@current',
  APOLLO_SCHEMA_REPORTING: 'true',
  APOLLO_TELEMETRY_DISABLED: 'false',
  NODE_OPTIONS: `--require ${join(__dirname, '../support/record-connections.cjs')}`,
};

const metBy = async (args: readonly string[]): Promise<unknown> => {
  const { child, says, ended } = startProcess('test/support/town-server.ts', args, EAGER);
  const [, url = ''] = await says(/ready at (\S+)/);
  for (const query of ['{ places { name budget } }', '{ nothing }']) {
    const response = await fetch(`${url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(response.status).toBe(query.includes('nothing') ? 400 : 200);
    await response.text();
  }
  // Reports are sent with delay, and what is left of them on the way out.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  child.kill('SIGTERM');
  const { code, stdout } = await ended;
  expect(code).toBe(0);
  return JSON.parse(/met: (.*)/.exec(stdout)?.[1] ?? 'null');
};

test('no connection leaves the machine, whatever the environment asks of Apollo', async () => {
  expect(await metBy([])).toEqual([]);
});

test('one that did would have been seen', async () => {
  expect(await metBy(['http://council-graph.example/'])).toEqual(['connect council-graph.example']);
});
