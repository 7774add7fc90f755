/** The text of one CSV row's cells, by column name. An empty cell is ''. */
export type Cells = Readonly<Record<string, string>>;

/** A value as a database stores it; text, whole numbers and null are all that both SQLite and PostgreSQL share. */
export type StoredValue = string | number | null;

/** One stored row, by database column name. */
export type StoredRow = Readonly<Record<string, StoredValue>>;

/** Says what is wrong with a cell: its column, and what would be right. */
export type Report = (column: string, reason: string) => void;

/** One column of a CSV table, as its Frictionless Table Schema field describes it. */
export interface CsvField {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly description: string;
  readonly required?: boolean;
  /** True where the cell may hold an absence code (NOT_STATED …) in place of a value. */
  readonly absence?: boolean;
  /** The type whose table the cell's id leads to, where it is always the same. */
  readonly references?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

/** One column of a database table. `integer` holds 64 bits; money is in pence, quantities in thousandths. */
export interface DatabaseColumn {
  readonly name: string;
  readonly type: 'text' | 'integer';
  readonly nullable: boolean;
}

/** A link that a row makes to another thing, so that checks can follow it. */
export interface Linked {
  readonly type: string;
  readonly id: string;
  /** The CSV column that holds the id. */
  readonly column: string;
}

/**
 * One value of a table: the CSV cells it is read from, the database columns it is kept in, and the shape that
 * resolvers see. Money, days, quantities and links take several cells; all others take one.
 */
export interface Column<Value> {
  readonly csv: readonly CsvField[];
  readonly database: readonly DatabaseColumn[];
  /** From cells to stored values; a cell that can't be read is reported and stored as null. */
  store(cells: Cells, report: Report): Record<string, StoredValue>;
  /** From a stored row to the value. */
  read(row: StoredRow): Value;
  /** The things that the stored row links to by this column. */
  links?(row: StoredRow): readonly Linked[];
}

/** Makes a column once its key in the table is known. */
export type ColumnKind<Value> = (key: string) => Column<Value>;

/** `startsOn` is `starts_on` in CSV and in the database. */
export const snakeCase = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A stored text, or null. */
export const textOf = (row: StoredRow, column: string): string | null => {
  const value = row[column];
  return value === null || value === undefined ? null : String(value);
};

/** A stored whole number, or null. PostgreSQL hands 64-bit integers over as text. */
export const integerOf = (row: StoredRow, column: string): number | null => {
  const value = row[column];
  return value === null || value === undefined ? null : Number(value);
};
