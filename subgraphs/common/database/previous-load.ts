import type { StoredRow } from '../columns';
import { loadState } from '../load-state';
import type { Table } from '../table';
import { DatabaseError } from './errors';
import { heldLoadOf, type HeldLoads } from './held-loads';
import type { Load } from './load';

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

/** Beside the columns of a load's state: the digests of what others were chosen in the place of, with spaces between them. */
const LEFT = 'left_digests';

/** The most of them: the last ones. */
const MOST_LEFT = 100;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const keep = async ({ run }: Writer, { name }: Table, left: readonly string[]): Promise<void> => {
  const beside = name === loadState.name ? `, CAST(${literal(left.join(' '))} AS TEXT) AS ${LEFT}` : '';
  await run(`DROP TABLE IF EXISTS ${quoted(previous(name))}`);
  await run(`CREATE TABLE ${quoted(previous(name))} AS SELECT *${beside} FROM ${quoted(name)}`);
};

/** What was left before, and what is left now for another. */
const leftFor = ({ current, leftDigests }: HeldLoads, digest: string | undefined): string[] =>
  [...leftDigests, ...(current ? [current.digest] : [])].filter((each) => each !== digest).slice(-MOST_LEFT);

/** Reads which loads a database holds. */
export const readHeld = async ({ all, columns }: Writer): Promise<HeldLoads> => {
  const [current] = await all(`SELECT * FROM ${quoted(loadState.name)}`);
  const kept = previous(loadState.name);
  const [before] = (await columns(kept)).length === 0 ? [] : await all(`SELECT * FROM ${quoted(kept)}`);
  return {
    current: heldLoadOf(current),
    previous: heldLoadOf(before),
    leftDigests: String(before?.[LEFT] ?? '')
      .split(' ')
      .filter((digest) => digest !== ''),
  };
};

/**
 * Keeps the rows of the load that is read now as those of the load before; does nothing before the first load.
 * @param tables all of them, that of the load's state included
 * @param load what is to be stored in their place
 */
export const keepPrevious = async (
  writer: Writer,
  tables: readonly Table[],
  { digest, isAsked }: Pick<Load, 'digest' | 'isAsked'>,
): Promise<void> => {
  const held = await readHeld(writer);
  if (held.current === null) return;
  const left = isAsked ? leftFor(held, digest) : [];
  for (const table of tables) await keep(writer, table, left);
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
    const there = (await columns(previous(name))).filter((column) => column !== LEFT);
    const wanted = database.map((column) => column.name);
    if (there.length === wanted.length && wanted.every((column) => there.includes(column))) continue;
    throw new DatabaseError(
      'The load before was stored by another version of council-graph, and does not fit the tables of this one. Load its dataset instead.',
    );
  }
  const held = await readHeld(writer);
  const left = leftFor(held, held.previous?.digest);
  for (const table of tables) {
    const { name, database } = table;
    const [now, back] = [quoted(name), quoted(`restored__${name}`)];
    const all = database.map((column) => quoted(column.name)).join(', ');
    await run(`ALTER TABLE ${quoted(previous(name))} RENAME TO ${back}`);
    await keep(writer, table, left);
    await run(`DELETE FROM ${now}`);
    await run(`INSERT INTO ${now} (${all}) SELECT ${all} FROM ${back}`);
    await run(`DROP TABLE ${back}`);
  }
  await run(
    `UPDATE ${quoted(loadState.name)} SET load_id = ${literal(loadId)}, loaded_at = ${literal(loadedAt)}`,
  );
};
