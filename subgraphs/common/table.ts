import type {
  Cells,
  Column,
  ColumnKind,
  CsvField,
  DatabaseColumn,
  Linked,
  Report,
  StoredRow,
  StoredValue,
} from './columns';

/** The columns of a table, by the key that the shape gives them. */
export type ColumnKinds = Readonly<Record<string, ColumnKind<unknown>>>;

/** The shape of a row, from its columns. */
export type ShapeOf<Kinds extends ColumnKinds> = {
  readonly [Key in keyof Kinds]: Kinds[Key] extends ColumnKind<infer Value> ? Value : never;
};

/**
 * How a table's rows stand in time. STATE holds from a day until a day (a financial year is one such). EVENT happened
 * on a day and is known from then on. LASTING has no time of its own: a name, a definition, a principle.
 */
export type Time =
  | { readonly kind: 'STATE'; readonly from: string; readonly before: string | null }
  | { readonly kind: 'EVENT'; readonly on: string; readonly standings: 'APPLIED' | 'ANY' }
  | { readonly kind: 'LASTING' };

/** A state that holds over the period of `startsOn` and `endsOn`. */
export const overPeriod: Time = { kind: 'STATE', from: 'starts_on_from', before: 'ends_on_before' };
/** A state that holds in its `financialYear`. */
export const inFinancialYear: Time = {
  kind: 'STATE',
  from: 'financial_year_from',
  before: 'financial_year_before',
};
/** A state that holds from its source's day on, since no period is stated: a way of working, a duty, a deadline that binds. */
export const sinceMadeKnown: Time = { kind: 'STATE', from: 'known_on', before: null };
/** Rows that hold whatever the date. */
export const lasting: Time = { kind: 'LASTING' };
/** Something that happened on the day in the given column (`issued_on`), or else on its source's day. */
export const happenedOn = (column: string): Time => ({
  kind: 'EVENT',
  on: `${column}_from`,
  standings: 'APPLIED',
});
/** Something put forward on the day in the given column, whatever its standing: that it was put forward is the fact. */
export const putForwardOn = (column: string): Time => ({
  kind: 'EVENT',
  on: `${column}_from`,
  standings: 'ANY',
});
/** Something that became known on its source's day and has no day of its own. */
export const madeKnown: Time = { kind: 'EVENT', on: 'known_on', standings: 'ANY' };

interface Definition<Kinds extends ColumnKinds> {
  /** The name of the CSV file and of the database table. */
  readonly name: string;
  /** The GraphQL type of a row; the record names facts by it. */
  readonly type: string;
  /** What one row is, in a sentence. */
  readonly description: string;
  readonly time: Time;
  /**
   * The columns of the day on which the record lists a row, where that is not the day of `time`: a step on the day on
   * which it was due, though it holds since it was made known. The first that holds a day wins.
   */
  readonly entryDay?: readonly string[];
  readonly columns: Kinds;
  /** Database columns that are looked up by, each an index. */
  readonly indexes?: readonly string[];
  /**
   * Two links of a row that tie a thing to an organisation: a service to its host, a partnership to its borough. The
   * record follows them, so that what is said of the thing is found under the council.
   */
  readonly ties?: { readonly thing: string; readonly organisation: string };
}

/** A table of the dataset, of a subgraph's database, and of the shapes that its resolvers see: one description of all three. */
export interface Table<Shape = Readonly<Record<string, unknown>>> {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly time: Time;
  /** The columns of the day on which the record lists a row, the first that holds one; by `time` where left out. */
  readonly entryDay?: readonly string[];
  readonly csv: readonly CsvField[];
  readonly database: readonly DatabaseColumn[];
  readonly indexes: readonly string[];
  readonly ties?: { readonly thing: string; readonly organisation: string };
  /** From cells to a stored row; each unreadable cell is reported. */
  store(cells: Cells, report: Report): Record<string, StoredValue>;
  /** From a stored row to its shape. */
  read(row: StoredRow): Shape;
  /** Every link that a stored row makes. */
  links(row: StoredRow): readonly Linked[];
}

/** Rows that cite have the first and the last day on which a source stated them, which the load fills in. */
const STATED: readonly DatabaseColumn[] = [
  { name: 'known_on', type: 'text', nullable: false },
  { name: 'last_stated_on', type: 'text', nullable: false },
];

/** Describes a table once: its CSV columns, its database columns, and the shape of its rows. */
export const defineTable = <const Kinds extends ColumnKinds>(
  definition: Definition<Kinds>,
): Table<ShapeOf<Kinds>> => {
  const columns = Object.entries(definition.columns).map(
    ([key, kind]): readonly [string, Column<unknown>] => [key, kind(key)],
  );
  const all = columns.map(([, column]) => column);
  return Object.freeze({
    name: definition.name,
    type: definition.type,
    description: definition.description,
    time: definition.time,
    ...(definition.entryDay === undefined ? {} : { entryDay: definition.entryDay }),
    csv: all.flatMap((column) => column.csv),
    database: [...all.flatMap((column) => column.database), ...('cited' in definition.columns ? STATED : [])],
    indexes: definition.indexes ?? [],
    ...(definition.ties === undefined ? {} : { ties: definition.ties }),
    store: (cells: Cells, report: Report) =>
      Object.assign({}, ...all.map((column) => column.store(cells, report))) as Record<string, StoredValue>,
    // The mapped type can't be followed through Object.fromEntries; the entries are exactly the definition's.
    read: (row: StoredRow) =>
      Object.fromEntries(columns.map(([key, column]) => [key, column.read(row)])) as ShapeOf<Kinds>,
    links: (row: StoredRow) => all.flatMap((column) => column.links?.(row) ?? []),
  });
};

/** The shape of a table's rows. */
export type RowOf<Defined> = Defined extends Table<infer Shape> ? Shape : never;
