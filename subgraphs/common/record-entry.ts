import type { Linked, StoredRow } from './columns';
import type { Dataset } from './dataset/read-dataset';
import { dayOf, namedDaysOf, type EntryDay, type NamedDay } from './record-days';
import type { Table } from './table';

/** The contract by which every importer hands its facts to the record: one entry for each row that cites. */
export interface RecordEntry {
  /** The GraphQL type and the id of the fact. */
  readonly type: string;
  readonly factId: string;
  /** The subgraph that serves it. */
  readonly subgraph: string;
  /** The fact in a sentence: what timelines and search show. Null for a row that only names a thing, or ties two. */
  readonly summary: string | null;
  /** Null for what has no standing, such as a council's name. */
  readonly standing: string | null;
  /** The day of the fact itself; null where it has none, and the record shows the day it was made known. */
  readonly day: EntryDay | null;
  /** Every day that the fact names. */
  readonly namedDays: readonly NamedDay[];
  readonly sourceId: string;
  /** `<source>/<place>`, the best first, joined by semicolons. */
  readonly placeIds: string;
  readonly knownOn: string;
  readonly lastStatedOn: string;
  /** Everything that the fact links to. */
  readonly links: readonly EntryLink[];
  /** The thing and the organisation that the row ties together; null where it ties none. */
  readonly ties: { readonly thing: Target; readonly organisation: Target } | null;
  /** The thing that the row is another name of; null where it is none. */
  readonly names: Target | null;
  /** What the thing is called: the texts that a search ranks first. */
  readonly titles: readonly string[];
  /** All other texts of the row. */
  readonly texts: readonly string[];
}

/** A thing of the graph by its GraphQL type and id. */
export interface Target {
  readonly type: string;
  readonly id: string;
}

/** A link of a fact, and what it is to the fact. */
export interface EntryLink extends Target {
  /**
   * OWNER: the one body whose fact it is, as a budget is its holder's. WHOLE: what the fact is a part of, or can't be
   * without. MENTION: anything else.
   */
  readonly as: 'OWNER' | 'WHOLE' | 'MENTION';
}

/** Columns that name the one body whose fact a row is. */
const OWNING: readonly string[] = ['council_id', 'holder_id', 'organisation_id', 'payer_id'];

/** Columns whose text is what the thing is called, the fullest first. */
const NAMING: readonly string[] = [
  'official_name',
  'name',
  'alias',
  'abbreviation',
  'title',
  'label',
  'reference',
  'act',
  'cost_centre',
];

/** Columns that are no text of the fact, or that the entry carries otherwise. */
const NOT_A_TEXT = /^(summary|also_at|source_id|place_id)$|_as_stated$/;

const asOf = (table: Table, { type, column }: Linked): EntryLink['as'] => {
  const isOrganisation = type === 'Council' || type === 'Agency';
  // The row that ties an organisation to a thing tells of the thing as much as of the organisation.
  const ties = table.ties !== undefined && table.ties.thing !== 'self';
  if (isOrganisation && OWNING.includes(column) && !ties) return 'OWNER';
  const required = table.csv.some(({ name, required: must }) => name === column && must === true);
  return required || column === 'part_of_id' ? 'WHOLE' : 'MENTION';
};

const targetIn = (links: readonly Linked[], key: string): Target | null => {
  const found = links.find(({ column }) => column === `${key}_id`);
  return found === undefined ? null : { type: found.type, id: found.id };
};

const tiesOf = (table: Table, id: string, links: readonly Linked[]): RecordEntry['ties'] => {
  if (table.ties === undefined) return null;
  const thing = table.ties.thing === 'self' ? { type: table.type, id } : targetIn(links, table.ties.thing);
  const organisation = targetIn(links, table.ties.organisation);
  return thing === null || organisation === null ? null : { thing, organisation };
};

const textsIn = (row: StoredRow, columns: readonly string[]): string[] =>
  columns.map((column) => row[column]).filter((value) => typeof value === 'string');

const textColumnsOf = ({ csv }: Table): string[] =>
  csv
    .filter((field) => field.type === 'string' && field.enum === undefined && field.pattern === undefined)
    .map(({ name }) => name)
    .filter((name) => !name.endsWith('_id') && !NAMING.includes(name) && !NOT_A_TEXT.test(name));

const entryOf = (subgraph: string, table: Table, row: StoredRow): RecordEntry => {
  const links = table.links(row);
  const factId = String(row['id']);
  return {
    type: table.type,
    factId,
    subgraph,
    summary: typeof row['summary'] === 'string' ? row['summary'] : null,
    standing: typeof row['standing'] === 'string' ? row['standing'] : null,
    day: dayOf(table, row),
    namedDays: namedDaysOf(table, row),
    sourceId: String(row['source_id']),
    placeIds: String(row['place_ids']),
    knownOn: String(row['known_on']),
    lastStatedOn: String(row['last_stated_on']),
    links: links.map((link) => ({ type: link.type, id: link.id, as: asOf(table, link) })),
    ties: tiesOf(table, factId, links),
    names: targetIn(links, 'named'),
    titles: textsIn(row, NAMING),
    texts: textsIn(row, textColumnsOf(table)),
  };
};

const cites = (table: Table): boolean => table.database.some(({ name }) => name === 'place_ids');

/** Whether a row stands for a blank cell of a printed table, where there can be no amount: it says nothing. */
const isBlankCell = (row: StoredRow): boolean => row['amount_absence'] === 'NOT_APPLICABLE';

/** What the rows of a subgraph's tables come to for the record; blank cells of printed tables are left out. */
export const entriesOf = (subgraph: string, dataset: Dataset, tables: readonly Table[]): RecordEntry[] =>
  tables.filter(cites).flatMap((table) =>
    dataset
      .rows(table)
      .filter((row) => !isBlankCell(row))
      .map((row) => entryOf(subgraph, table, row)),
  );
