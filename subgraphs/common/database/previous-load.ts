import type { StoredRow } from '../columns';
import { loadState } from '../load-state';
import type { Table } from '../table';
import { DatabaseError } from './errors';
import { heldLoadOf, type HeldLoads } from './held-loads';

/** Writes in one transaction of a database, by statements that SQLite and PostgreSQL share. */
export interface Writer {
  run(text: string): Promise<void>;
  all(text: string): Promise<readonly StoredRow[]>;
  /** The names of a table's columns; none where there is no such table. */
  columns(table: string): Promise<readonly string[]>;
}

/** What a load is called when an earlier one is brought back: it has the same rows, but is a load of its own. */
export interface Restored {
  readonly loadId: string;
  readonly loadedAt: string;
}

/** Beside each table stands one with the rows of the load before, made anew by every load. */
const previous = (name: string): string => `previous__${name}`;

/** Beside the columns of a load's state: 1 where the load was gone back from. */
const IS_LEFT = 'is_left';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const keep = async ({ run }: Writer, { name }: Table, isLeft: boolean): Promise<void> => {
  const left = name === loadState.name ? `, ${isLeft ? '1' : '0'} AS ${IS_LEFT}` : '';
  await run(`DROP TABLE IF EXISTS ${quoted(previous(name))}`);
  await run(`CREATE TABLE ${quoted(previous(name))} AS SELECT *${left} FROM ${quoted(name)}`);
};

/** Reads which loads a database holds. */
export const readHeld = async ({ all, columns }: Writer): Promise<HeldLoads> => {
  const [current] = await all(`SELECT * FROM ${quoted(loadState.name)}`);
  const kept = previous(loadState.name);
  const [before] = (await columns(kept)).length === 0 ? [] : await all(`SELECT * FROM ${quoted(kept)}`);
  return {
    current: heldLoadOf(current),
    previous: heldLoadOf(before),
    leftDigest: before !== undefined && Number(before[IS_LEFT]) === 1 ? String(before['digest']) : null,
  };
};

/**
 * Keeps the rows of the load that is read now as those of the load before; does nothing before the first load.
 * @param tables all of them, that of the load's state included
 */
export const keepPrevious = async (writer: Writer, tables: readonly Table[]): Promise<void> => {
  const { current } = await readHeld(writer);
  if (current === null) return;
  for (const table of tables) await keep(writer, table, false);
};

/**
 * Puts the rows of the load before in the place of those that are read now, which become those of the load before.
 * @param tables all of them, that of the load's state included
 * @throws {DatabaseError} where they don't fit the tables as they are now
 */
export const restorePrevious = async (
  writer: Writer,
  tables: readonly Table[],
  { loadId, loadedAt }: Restored,
): Promise<void> => {
  const { run, columns } = writer;
  for (const { name, database } of tables) {
    const there = (await columns(previous(name))).filter((column) => column !== IS_LEFT);
    const wanted = database.map((column) => column.name);
    if (there.length === wanted.length && wanted.every((column) => there.includes(column))) continue;
    throw new DatabaseError(
      'The load before was stored by another version of council-graph, and does not fit the tables of this one. Load its dataset instead.',
    );
  }
  for (const table of tables) {
    const { name, database } = table;
    const [now, back] = [quoted(name), quoted(`restored__${name}`)];
    const all = database.map((column) => quoted(column.name)).join(', ');
    await run(`ALTER TABLE ${quoted(previous(name))} RENAME TO ${back}`);
    await keep(writer, table, true);
    await run(`DELETE FROM ${now}`);
    await run(`INSERT INTO ${now} (${all}) SELECT ${all} FROM ${back}`);
    await run(`DROP TABLE ${back}`);
  }
  await run(
    `UPDATE ${quoted(loadState.name)} SET load_id = ${literal(loadId)}, loaded_at = ${literal(loadedAt)}`,
  );
};
