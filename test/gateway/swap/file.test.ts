import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import { composeSupergraph } from '../../../gateway/supergraph/compose';
import { createService } from '../../../subgraphs/service';
import { createFixture, type FixtureSubgraph } from '../../support/fixture-subgraph';
import { closeAll, listening } from '../../support/listening';
import { startProcess } from '../../support/run-process';

const folder = mkdtempSync(join(tmpdir(), 'swapped-file-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeAll();
});

const town = (name: string, field: string) =>
  createFixture('town', `type Query { name: String ${field}: String! }`, {
    Query: { name: () => name, [field]: () => field },
  });

/** Serves a subgraph at an address of its own, and gives the schema composed of it alone. */
const serve = async (fixture: FixtureSubgraph): Promise<string> => {
  const { url } = await listening(createService(fixture));
  return composeSupergraph([{ name: 'town', url: `${url}graphql`, typeDefs: parse(fixture.typeDefs) }]);
};

const file = join(folder, 'supergraph.graphql');

/** Puts another file in the place of the one there, as whoever deploys one should. */
const put = (text: string): void => {
  writeFileSync(`${file}.next`, text);
  renameSync(`${file}.next`, file);
};

test('a changed file is served without a restart, a broken one is not, and no request fails', async () => {
  const old = await serve(town('Old', 'code'));
  const next = await serve(town('New', 'motto'));
  put(old);
  const env = { HOST: '127.0.0.1', COUNCIL_GRAPH_SUPERGRAPH_POLL_MS: '20' };
  const { child, says, ended } = startProcess('gateway/main.ts', ['--supergraph', file, '--port', '0'], env);
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  try {
    const [, url = ''] = await says(/the graph at (\S+)graphql/);
    const ask = async (
      query: string,
    ): Promise<{ readonly data?: Record<string, unknown>; readonly errors?: unknown }> => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ query });
      return (await fetch(`${url}graphql`, { method: 'POST', headers, body })).json() as Promise<object>;
    };
    /** Asks again and again until an answer is what is waited for; every answer before must be right. */
    const askUntil = async (isIt: (name: unknown) => boolean): Promise<void> => {
      for (let tries = 0; tries < 5_000; tries += 1) {
        const answers = await Promise.all([1, 2, 3, 4].map(() => ask('{ name __typename }')));
        for (const { data, errors: wrong } of answers) {
          expect(wrong).toBeUndefined();
          expect(data).toEqual({ name: expect.stringMatching(/^(Old|New)$/), __typename: 'Query' });
        }
        if (answers.every(({ data }) => isIt(data?.['name']))) return;
      }
      throw new Error('The changed file was not served.');
    };
    const saidRefused = async (reason: RegExp): Promise<void> => {
      for (let tries = 0; tries < 5_000 && !reason.test(errors); tries += 1)
        await askUntil((name) => name === 'New');
      expect(errors).toMatch(reason);
    };

    expect((await ask('{ name code }')).data).toEqual({ name: 'Old', code: 'code' });
    put(next);
    await askUntil((name) => name === 'New');
    expect((await ask('{ name motto }')).data).toEqual({ name: 'New', motto: 'motto' });

    put('type Query {');
    await saidRefused(/has changed and is not served; the composed schema before is\. .*Syntax Error/s);
    rmSync(file);
    await saidRefused(/It can not be read \(ENOENT\)\./);
    put(old);
    await askUntil((name) => name === 'Old');
    expect((await ask('{ name code }')).data).toEqual({ name: 'Old', code: 'code' });

    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
});
