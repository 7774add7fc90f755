import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import { composeSupergraph } from '../../gateway/supergraph/compose';
import { createService } from '../../subgraphs/service';
import { closeAll, listening } from '../support/listening';
import { startProcess } from '../support/run-process';
import { createMoney, createPlaces } from '../support/town';

const folder = mkdtempSync(join(tmpdir(), 'any-supergraph-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeAll();
});

test('any supergraph is served whose subgraphs are elsewhere, with aliases that are names of keys', async () => {
  const fixtures = [createPlaces(), createMoney()];
  const parts = await Promise.all(
    fixtures.map(async (fixture) => ({
      name: fixture.name,
      url: `${(await listening(createService(fixture))).url}graphql`,
      typeDefs: parse(fixture.typeDefs),
    })),
  );
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, composeSupergraph(parts));
  const { child, says, ended } = startProcess('gateway/main.ts', ['--supergraph', file, '--port', '0'], {
    HOST: '127.0.0.1',
  });
  try {
    const [, url = ''] = await says(/the graph at (\S+)graphql/);
    expect((await fetch(`${url}health/ready`)).status).toBe(200);
    const response = await fetch(`${url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          'query ($representations: ID!) { __typename: place(id: $representations) { id: code __typename: name name: budget } }',
        variables: { representations: 'ealing' },
      }),
    });
    expect(await response.json()).toMatchObject({
      data: { __typename: { id: 'E09000009', __typename: 'Ealing', name: 'ealing: 1.00' } },
    });
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
});

test.each([
  [['--supergraph', join(folder, 'nowhere.graphql')], 6, /can not be read/],
  [['--supergraf', 'x'], 2, /'--supergraf'.*Give no arguments, or: npm run gateway -- --supergraph FILE/],
])('%j ends with a code and a sentence', async (args, code, says) => {
  const ended = await startProcess('gateway/main.ts', args, {}).ended;
  expect(ended.code).toBe(code);
  expect(ended.stderr).toMatch(says);
});
