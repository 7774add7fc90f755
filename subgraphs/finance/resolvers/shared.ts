import type { Absence, Figure, YearOrAbsence } from '../../common/columns';
import type { Context } from '../../common/context';
import { pageOf, type Page } from '../../common/reading/page';
import type { Role } from '../derived/tables';
import { listingOf, type List, type ListArguments } from '../listings/listing';
import type { Loaders } from '../loaders';

/** What the resolvers of this subgraph share in one operation. */
export type FinanceContext = Context<Loaders>;

/** A parent of which only the id is known. */
export interface Id {
  readonly id: string;
}

const NO_FIGURE: Figure = {
  value: null,
  upTo: null,
  qualifier: null,
  asStated: null,
  absence: 'NOT_STATED',
};

/** A sum of so many pence that we compute; NOT_STATED where what it needs isn't. */
export const computedFigure = (pence: number | null): Figure =>
  pence === null ? NO_FIGURE : { ...NO_FIGURE, value: pence, qualifier: 'EXACT', absence: null };

/** The figure of a row; a gap is said to be one. */
export const figureOf = (figure: Figure | null): Figure => figure ?? NO_FIGURE;

/** Why a row has no year; null where it has one. */
export const yearAbsence = ({ financialYear }: { readonly financialYear: YearOrAbsence }): Absence | null =>
  financialYear.year === null ? (financialYear.absence ?? 'NOT_STATED') : null;

/** A page with why its list is empty. */
export const withAbsence = <Shape>(page: Page<Shape>) => ({
  ...page,
  absence: async () =>
    page.edges.length > 0 || (await page.totalCount()) > 0 ? null : ('NOT_STATED' as const),
});

/** A resolver of a list at the root. */
export const rootList =
  <Shape, Field extends string>(list: List<Shape, Field>) =>
  async (_: unknown, args: ListArguments<Field>, { loaders, view }: FinanceContext) =>
    withAbsence(await pageOf(loaders.reader, listingOf(list, args, view), args));

/** A resolver of a list under a thing of a type, where it has one of the roles or any. */
export const listUnder =
  <Shape, Field extends string>(list: List<Shape, Field>, type: string, roles?: readonly Role[]) =>
  async ({ id }: Id, args: ListArguments<Field>, { loaders, view }: FinanceContext) => {
    const listing = listingOf(list, args, view, { type, ...(roles === undefined ? {} : { roles }) });
    return withAbsence(await loaders.pagesOf(list.table).load(id, listing, args));
  };
