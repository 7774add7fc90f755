import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPORTS } from '../support/reports';
import { startProcess } from '../support/run-process';

/** What the process may use for objects: it ends itself where it needs more, as an answer without bounds makes it do. */
const HEAP_MEGABYTES = 512;

const cycle = (times: number): string =>
  `safeguardingPartnerships { areas { council { id ${times > 1 ? cycle(times - 1) : ''} } } }`;

const byNames = (count: number, field: string): string =>
  `{ ${Array.from({ length: count }, (_, at) => `c${String(at)}: ${field}`).join(' ')} }`;

test('the memory stays bounded whatever is asked of the reports, and the next question is answered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'memory-'));
  const { says, child, ended } = startProcess('gateway/main.ts', [], {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    DATASET_DIR: REPORTS,
    // What is measured is the bound behind this one.
    COUNCIL_GRAPH_MAX_COST: '999999999',
    NODE_OPTIONS: `--max-old-space-size=${String(HEAP_MEGABYTES)}`,
  });
  try {
    const [, url = ''] = await says(/the graph at (\S+graphql)/);
    const ask = async (query: string): Promise<unknown> => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
      return { status: response.status, answer: await response.json() };
    };
    expect(await ask(`{ council(id: "havering") { ${cycle(8)} } }`)).toMatchObject({
      status: 400,
      answer: { errors: [{ extensions: { code: 'QUERY_TOO_DEEP', limit: 16, value: 26 } }] },
    });
    expect(await ask(byNames(50, `council(id: "havering") { ${cycle(4)} }`))).toMatchObject({
      status: 400,
      answer: { errors: [{ extensions: { code: 'ANSWER_TOO_LARGE', limit: 200_000 } }] },
    });
    expect(await ask('{ council(id: "havering") { id } }')).toEqual({
      status: 200,
      answer: { data: { council: { id: 'havering' } }, extensions: expect.anything() as unknown },
    });
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
  } finally {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true });
  }
}, 60_000);
