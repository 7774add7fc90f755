import { sql } from '../../common/database/sql';
import { madeOnce } from '../../common/reading/made-once';
import type { Listing } from '../../common/reading/listing';
import { pageOf, type Page } from '../../common/reading/page';
import type { Read } from '../../common/reading/loaders';
import type { RowOf } from '../../common/table';
import { when } from '../../common/when';
import { amounts } from '../derived/tables';
import { listingOf, type ListArguments } from '../listings/listing';
import { moneyList } from '../listings/lists';
import { loadAmount } from '../reading/figures';
import { withAbsence, type FinanceContext, type Id } from './shared';

type AmountShape = RowOf<typeof amounts>;
type AmountRow = Read<AmountShape>;
type Field = keyof typeof moneyList.order;

/** At the root all amounts stand under one parent, so that they are summed in the same way. */
const ROOT = '';

const connection = (
  page: Page<AmountShape>,
  parent: string,
  listing: Listing<AmountShape>,
  { loaders }: FinanceContext,
) => ({
  ...withAbsence(page),
  totals: () => loaders.sums.totals(parent, listing),
  pendingCount: () => loaders.sums.pending(parent, listing),
});

/** All money on record. */
export const allMoney = (_: unknown, args: ListArguments<Field>, context: FinanceContext) => {
  const listing = listingOf(moneyList, args, context.view);
  const underRoot = { ...listing, from: sql(`SELECT *, '${ROOT}' AS thing_id FROM ${amounts.name}`) };
  return when(pageOf(context.loaders.reader, listing, args), (page) =>
    connection(page, ROOT, underRoot, context),
  );
};

/** A resolver of all money under a thing of a type. */
export const moneyUnder = (type: string) => {
  const listingUnder = madeOnce((view, args: ListArguments<Field>) =>
    listingOf(moneyList, args, view, { type }),
  );
  return ({ id }: Id, args: ListArguments<Field>, context: FinanceContext) => {
    const listing = listingUnder(context.view, args);
    return when(context.loaders.pagesOf(amounts).load(id, listing, args), (page) =>
      connection(page, id, listing, context),
    );
  };
};

/** The rows of each type take the place of what all amounts share. */
export const moneyTypes = {
  AmountConnection: {
    nodes: ({ nodes }: { readonly nodes: readonly AmountRow[] }, _: unknown, { loaders }: FinanceContext) =>
      nodes.map((row) => loadAmount(loaders, row)),
  },
  AmountEdge: {
    node: ({ node }: { readonly node: AmountRow }, _: unknown, { loaders }: FinanceContext) =>
      loadAmount(loaders, node),
  },
};
