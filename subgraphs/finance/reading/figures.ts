import type { Reference } from '../../common/columns';
import { oneById, type Read, type Reader } from '../../common/reading/loaders';
import type { RowOf } from '../../common/table';
import type { amounts } from '../derived/tables';
import { budgetLines, budgets, contributions, forecasts, funding, savings, unitCosts } from '../tables';
import { FIGURE_TYPES, type FigureType } from '../tables/figures';

/** A loader by id for each type of figure: rows of one type are read in one statement. */
export const createFigureLoaders = (reader: Reader) => ({
  Budget: oneById(reader, budgets),
  BudgetLine: oneById(reader, budgetLines),
  Contribution: oneById(reader, contributions),
  Funding: oneById(reader, funding),
  Forecast: oneById(reader, forecasts),
  Saving: oneById(reader, savings),
  UnitCost: oneById(reader, unitCosts),
});

interface WithFigures {
  readonly figures: ReturnType<typeof createFigureLoaders>;
}

const isFigureType = (type: string): type is FigureType => (FIGURE_TYPES as readonly string[]).includes(type);

/** Loads what a link leads to: the row of a figure; the bare reference of a thing that another subgraph holds. */
export const loadLinked = ({ figures }: WithFigures, to: Reference | null) =>
  to !== null && isFigureType(to.__typename) ? figures[to.__typename].load(to.id) : to;

/** Loads the row of an amount from the table of its type. */
export const loadAmount = ({ figures }: WithFigures, { factType, factId }: Read<RowOf<typeof amounts>>) =>
  figures[factType].load(factId);
