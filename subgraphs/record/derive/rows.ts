import type { StoredRow } from '../../common/columns';
import type { Dataset } from '../../common/dataset/read-dataset';
import { places } from '../../common/provenance';
import type { EntryDay } from '../../common/record-days';
import type { RecordEntry } from '../../common/record-entry';
import { conflicts } from '../tables/conflicts';
import type { ENTRY_KINDS } from '../tables/derived';
import { momentsOf } from './moments';
import { keyOf, type Subject } from './subjects';
import { wholeNameOf, wordsOf } from './words';

/** The id of the entry of a row. */
export const idOf = ({ type, factId }: RecordEntry): string => keyOf({ type, id: factId });

const dayColumns = (day: EntryDay | null): StoredRow => ({
  day_from: day?.from ?? null,
  day_before: day?.before ?? null,
  day_precision: day?.precision ?? null,
  day_qualifier: day?.qualifier ?? null,
  day_as_stated: day?.asStated ?? null,
  day_absence: null,
  day_inferred: day?.inferred ?? 0,
});

/** What sort of thing a row records. */
const kindOf = ({ type, summary }: RecordEntry): (typeof ENTRY_KINDS)[number] => {
  if (summary === null) return 'NAME';
  return type === conflicts.type ? 'CONFLICT' : 'FACT';
};

/** What a row says: its summary, or whose name it is; null for a row that only ties two things. */
export const statementOf = (row: RecordEntry, byId: ReadonlyMap<string, RecordEntry>): string | null => {
  const [title] = row.titles;
  if (row.summary !== null || title === undefined) return row.summary;
  if (row.names === null) return title;
  const named = byId.get(keyOf(row.names));
  return `The name “${title}” is used for ${named?.titles[0] ?? row.names.id}.`;
};

/** The entry of a row. */
export const entryRow = (row: RecordEntry, summary: string): StoredRow => ({
  id: idOf(row),
  kind: kindOf(row),
  type: row.type,
  fact_id: row.factId,
  subgraph: row.subgraph,
  summary,
  standing: row.standing,
  ...dayColumns(row.day),
  ordered_on: row.day?.from ?? row.knownOn,
  source_id: row.sourceId,
  place_ids: row.placeIds,
  known_on: row.knownOn,
  last_stated_on: row.lastStatedOn,
});

/** What a row is about. */
export const subjectRows = (row: RecordEntry, subjects: readonly Subject[]): StoredRow[] =>
  subjects.map(({ type, id, relation }, index) => ({
    id: `${idOf(row)}>${keyOf({ type, id })}`,
    entry_id: idOf(row),
    about: keyOf({ type, id }),
    subject_type: type,
    subject_id: id,
    subject_absence: null,
    relation,
    position: index + 1,
  }));

/** The days of a fact; none of a conflict or a name. */
export const momentRows = (row: RecordEntry): StoredRow[] =>
  kindOf(row) !== 'FACT'
    ? []
    : momentsOf(row).map(({ kind, field, day }) => ({
        id: `${idOf(row)}/${field}`,
        entry_id: idOf(row),
        kind,
        field,
        ...dayColumns(day),
        known_on: row.knownOn,
      }));

/** The places that a row cites, the first of each source marked as the best. */
export const placeRows = (row: RecordEntry, positions: ReadonlyMap<unknown, number>): StoredRow[] => {
  const seen = new Set<string>();
  return [...new Set(row.placeIds.split(';'))].map((placeId) => {
    const source = placeId.slice(0, placeId.indexOf('/'));
    const best = !seen.has(source);
    seen.add(source);
    return {
      id: `${idOf(row)}@${placeId}`,
      entry_id: idOf(row),
      place_id: placeId,
      cited_source_id: source,
      place_position: positions.get(placeId) ?? 0,
      best_in_source: best ? 'YES' : 'NO',
    };
  });
};

/** The words by which a search finds a row. */
export const wordRows = (row: RecordEntry, otherNames: readonly string[]): StoredRow[] => {
  // Whoever looks for a thing by another name wants the thing first, then the row that gives the name.
  const names = row.names === null ? [...row.titles, ...otherNames] : [];
  const texts = row.names === null ? row.texts : row.titles;
  const found: readonly (readonly [string, readonly string[]])[] = [
    ['WHOLE_NAME', names.map(wholeNameOf)],
    ['NAME', names.flatMap(wordsOf)],
    ['STATEMENT', [row.summary ?? '', ...texts].flatMap(wordsOf)],
  ];
  return found.flatMap(([sort, words]) =>
    [...new Set(words)].filter(Boolean).map((word) => ({
      id: `${idOf(row)}#${sort}#${word}`,
      entry_id: idOf(row),
      word,
      sort,
    })),
  );
};

/** Every place of every source, with what the ledger says of it. */
export const ledgerRows = (dataset: Dataset): StoredRow[] => {
  const byPlace = new Map(dataset.ledger.map((row) => [row.placeId, row]));
  return dataset.rows(places).map(({ order, ...place }) => {
    const said = byPlace.get(String(place['id']));
    return {
      ...place,
      position: order ?? 0,
      tables: said === undefined || said.tables.length === 0 ? null : said.tables.join(';'),
      reason: said?.reason ?? null,
    };
  });
};

/** The other names of things, by thing. */
export const namesByThing = (rows: readonly RecordEntry[]): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, string[]>();
  for (const { names: thing, titles } of rows) {
    if (thing !== null) names.set(keyOf(thing), [...(names.get(keyOf(thing)) ?? []), ...titles]);
  }
  return names;
};
