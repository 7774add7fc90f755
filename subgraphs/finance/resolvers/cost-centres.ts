import type { Context } from '../../common/context';
import { sql } from '../../common/database/sql';
import { filledText } from '../../common/reading/filter';
import { allOf, type Read } from '../../common/reading/loaders';
import type { RowOf } from '../../common/table';
import { all } from '../../common/when';
import { budgets, type budgetLines } from '../tables';
import type { Loaders } from '../loaders';

type Budget = Read<RowOf<typeof budgets>>;
type Line = Read<RowOf<typeof budgetLines>>;

/** A cost centre: one code of one organisation, with the budgets that it has had. */
interface CostCentre {
  readonly code: string;
  readonly holder: Budget['holder'];
  readonly budgetIds: readonly string[];
}

const sameHolder = (one: Pick<Budget, 'holder'>, other: Pick<Budget, 'holder'>): boolean =>
  one.holder.to?.id === other.holder.to?.id && one.holder.to?.__typename === other.holder.to?.__typename;

/** The cost centres of a code, one for each organisation that uses it, whatever holds on the view's day. */
export const costCentres = async (
  _: unknown,
  { code }: { readonly code: string },
  { loaders: { reader } }: Context<Loaders>,
): Promise<CostCentre[]> => {
  const rows = await allOf({ ...reader, view: { ...reader.view, asOf: null } }, budgets, {
    where: sql('lower(cost_centre) = ?', filledText(code, 'code').toLowerCase()),
    order: ['holder_id', 'cost_centre', 'financial_year'],
  });
  return rows
    .filter(
      (row, at) =>
        rows.findIndex((other) => sameHolder(row, other) && row.costCentre === other.costCentre) === at,
    )
    .map((row) => ({
      code: row.costCentre ?? code,
      holder: row.holder,
      budgetIds: rows
        .filter((other) => sameHolder(row, other) && row.costCentre === other.costCentre)
        .map(({ id }) => id),
    }));
};

/** One line of the table, with its figure in each column. */
interface TableRow extends Pick<Line, 'label' | 'section' | 'level' | 'order'> {
  readonly figures: readonly Line[];
}

/** The lines of a centre's budgets as one table: figures of the same line stand together, whichever year is theirs. */
const tableOf = (lines: readonly Line[]): TableRow[] => {
  const rows = new Map<string, Line[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.section, line.level, line.label]);
    rows.set(key, [...(rows.get(key) ?? []), line]);
  }
  return [...rows.values()]
    .flatMap((figures) => {
      const [first] = figures;
      return first === undefined ? [] : [{ ...first, figures }];
    })
    .map(({ label, section, level, order, figures }) => ({ label, section, level, order, figures }))
    .sort((one, other) => (one.order ?? 0) - (other.order ?? 0));
};

const budgetsOf =
  (loader: 'budgetsByCostCentre' | 'pendingBudgetsByCostCentre') =>
  async (centre: CostCentre, _: unknown, { loaders }: Context<Loaders>) =>
    (await loaders[loader].load(centre.code)).filter((row) => sameHolder(row, centre));

const rowsOf =
  (loader: 'linesByBudget' | 'pendingLinesByBudget') =>
  async ({ budgetIds }: CostCentre, _: unknown, { loaders }: Context<Loaders>) => {
    const lines = await all(budgetIds.map((id) => loaders[loader].load(id)));
    return tableOf(lines.flat());
  };

/** CostCentre. */
export const costCentre = {
  holder: ({ holder }: CostCentre) => holder.to,
  budgets: budgetsOf('budgetsByCostCentre'),
  pendingBudgets: budgetsOf('pendingBudgetsByCostCentre'),
  rows: rowsOf('linesByBudget'),
  pendingRows: rowsOf('pendingLinesByBudget'),
};
