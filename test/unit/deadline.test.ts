import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subgraphs } from '../../subgraphs';
import { StatementTimeout } from '../../subgraphs/common/database/errors';
import { openDatabase } from '../../subgraphs/common/database/open-database';
import { openSnapshot } from '../../subgraphs/common/database/snapshot';
import { sql } from '../../subgraphs/common/database/sql';
import type { Store } from '../../subgraphs/common/database/store';

const ONE = sql('SELECT 1 AS one');

/** Counts for hours, or to the given number. */
const countTo = (number: number) =>
  sql(
    'WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?) SELECT count(*) AS numbers FROM numbers',
    number,
  );
const FOR_HOURS = countTo(1e15);

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'council-graph-'));
  const [first] = subgraphs;
  if (first === undefined) throw new Error('There are no subgraphs.');
  store = await openDatabase(first, { dataDir: folder, leases: 2 });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('on a SQLite file, a request whose time is over', () => {
  it('has its statement interrupted, and no other one; its connection goes on', async () => {
    const over = new AbortController();
    const stopped = openSnapshot(store.pool, { signal: over.signal });
    const beside = openSnapshot(store.pool);
    const counted = beside.all(countTo(300_000));
    const failed = expect(stopped.all(FOR_HOURS)).rejects.toThrow(StatementTimeout);
    const next = expect(stopped.all(ONE)).rejects.toThrow(StatementTimeout);
    setTimeout(() => {
      over.abort();
    }, 30);
    await failed;
    await next;
    await stopped.end();
    expect(await counted).toEqual([{ numbers: 300_000 }]);
    await beside.end();
    const after = [openSnapshot(store.pool), openSnapshot(store.pool)];
    expect(await Promise.all(after.map((snapshot) => snapshot.all(ONE)))).toEqual([
      [{ one: 1 }],
      [{ one: 1 }],
    ]);
    await Promise.all(after.map((snapshot) => snapshot.end()));
  });

  it('has a statement interrupted that was still waiting for a thread', async () => {
    const many = Array.from({ length: 2 }, () => new AbortController());
    const snapshots = many.map(({ signal }) => openSnapshot(store.pool, { signal }));
    const failed = snapshots.map((snapshot) =>
      expect(snapshot.all(FOR_HOURS)).rejects.toThrow(StatementTimeout),
    );
    // At once, before any has begun on a thread of its own.
    setImmediate(() => {
      for (const controller of many) controller.abort();
    });
    await Promise.all(failed);
    await Promise.all(snapshots.map((snapshot) => snapshot.end()));
  });

  it('leaves the line for a connection, and its place in it goes to the next', async () => {
    const holding = [openSnapshot(store.pool), openSnapshot(store.pool)];
    await Promise.all(holding.map((snapshot) => snapshot.all(ONE)));
    const over = new AbortController();
    const left = openSnapshot(store.pool, { signal: over.signal });
    const failed = expect(left.all(ONE)).rejects.toThrow(StatementTimeout);
    const patient = openSnapshot(store.pool);
    const answered = patient.all(ONE);
    over.abort();
    await failed;
    await left.end();
    await Promise.all(holding.map((snapshot) => snapshot.end()));
    expect(await answered).toEqual([{ one: 1 }]);
    await patient.end();
  });
});
