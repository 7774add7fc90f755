import type { StoredRow } from '../../common/columns';
import type { Dataset } from '../../common/dataset/read-dataset';
import type { Table } from '../../common/table';
import type { AmountType } from '../tables/figures';
import { budgets, contributions, forecasts, funding, savings, unitCosts } from '../tables';
import { amounts, factKey } from './tables';

/** The table of each type of amount. */
export const amountTables: Readonly<Record<AmountType, Pick<Table, 'name'>>> = {
  Budget: budgets,
  Contribution: contributions,
  Funding: funding,
  Forecast: forecasts,
  Saving: savings,
  UnitCost: unitCosts,
};

/** What is named by its table; all other amounts have a column for their kind. */
const KINDS: Readonly<Partial<Record<AmountType, string>>> = {
  Budget: 'BUDGET',
  Contribution: 'CONTRIBUTION',
  UnitCost: 'UNIT_COST',
};

/** The columns that an amount takes over from its own row as they stand. */
const SHARED = amounts.database
  .map(({ name }) => name)
  .filter(
    (name) =>
      !['id', 'fact_type', 'fact_id', 'kind_of_amount', 'nature', 'label', 'whole_key'].includes(name),
  );

/** The key of the larger sum that a row says it is a part of; null where it says nothing such. */
export const wholeKeyOf = (row: StoredRow): string | null =>
  typeof row['part_of_id'] === 'string' ? factKey(String(row['part_of_type']), row['part_of_id']) : null;

const amountRow = (type: AmountType, row: StoredRow): StoredRow => ({
  ...Object.fromEntries(SHARED.map((column) => [column, row[column] ?? null])),
  id: factKey(type, String(row['id'])),
  fact_type: type,
  fact_id: row['id'] ?? null,
  kind_of_amount: KINDS[type] ?? row['kind'] ?? null,
  nature: row['nature'] === 'NOT_STATED' ? null : (row['nature'] ?? null),
  label: row['label'] ?? row['name'] ?? null,
  whole_key: wholeKeyOf(row),
});

/** The amounts of all types, from the tables of each. */
export const amountRows = (dataset: Dataset): StoredRow[] =>
  (Object.entries(amountTables) as [AmountType, Pick<Table, 'name'>][]).flatMap(([type, table]) =>
    dataset.rows(table).map((row) => amountRow(type, row)),
  );
