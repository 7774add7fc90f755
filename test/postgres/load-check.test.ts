import { openSubgraphs } from '../../subgraphs';
import type { RunningSubgraph } from '../../subgraphs/common/contract';
import { StatementTimeout } from '../../subgraphs/common/database/errors';
import { openTestPostgres, type TestPostgres } from '../support/postgres';
import { REPORTS } from '../support/reports';

let postgres: TestPostgres;
let subgraph: RunningSubgraph;
beforeAll(async () => {
  postgres = await openTestPostgres();
  await postgres.create('checked');
  const [opened] = await openSubgraphs({
    dataDir: '',
    database: postgres.config('checked'),
    datasetDir: REPORTS,
    only: ['safeguarding'],
  });
  if (opened === undefined) throw new Error('There is no subgraph.');
  subgraph = opened;
});
afterAll(async () => {
  await subgraph.close();
  await postgres.close();
});

/** The processes of the server that ran a check last. */
const checking = async (): Promise<number[]> => {
  const rows = await postgres.query(
    'checked',
    "SELECT pid FROM pg_stat_activity WHERE query = 'SELECT load_id FROM load_state' AND pid <> pg_backend_pid()",
  );
  return rows.map(({ pid }) => Number(pid));
};

const loadIdOfAnswer = async (): Promise<unknown> =>
  (await subgraph.execute({ query: '{ __typename }' })).extensions?.['loadId'];

describe('a check of the load', () => {
  it('says what answers say, and that another is there once that is committed', async () => {
    const before = await subgraph.loadId();
    expect(before).toMatch(/^[0-9a-f-]{36}@[0-9a-f]{16}$/);
    expect(await loadIdOfAnswer()).toBe(before);
    await postgres.query(
      'checked',
      "UPDATE council_graph_safeguarding.load_state SET load_id = '11111111-2222-3333-4444-555555555555'",
    );
    const after = before.replace(/^[^@]*/, '11111111-2222-3333-4444-555555555555');
    expect(await subgraph.loadId()).toBe(after);
    expect(await loadIdOfAnswer()).toBe(after);
  });

  it('opens no transaction', async () => {
    await subgraph.loadId();
    const [pid] = await checking();
    const [backend] = await postgres.query(
      'checked',
      `SELECT state, query FROM pg_stat_activity WHERE pid = ${String(pid)}`,
    );
    expect(backend).toEqual({ state: 'idle', query: 'SELECT load_id FROM load_state' });
  });

  it('finds another connection where its own was lost meanwhile', async () => {
    const before = await subgraph.loadId();
    for (const pid of await checking())
      await postgres.query('checked', `SELECT pg_terminate_backend(${String(pid)})`);
    expect(await subgraph.loadId()).toBe(before);
  });

  it('waits for no connection that has stopped answering, and the next check uses another', async () => {
    const before = await subgraph.loadId();
    const [pid = 0] = await checking();
    process.kill(pid, 'SIGSTOP');
    try {
      await expect(subgraph.loadId(AbortSignal.timeout(50))).rejects.toThrow(StatementTimeout);
      expect(await subgraph.loadId(AbortSignal.timeout(20_000))).toBe(before);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });
});
