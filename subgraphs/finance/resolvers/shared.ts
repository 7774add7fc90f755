import type { Absence, Figure, YearOrAbsence } from '../../common/columns';
import type { Context } from '../../common/context';
import { madeOnce } from '../../common/reading/made-once';
import { pageOf, type Page } from '../../common/reading/page';
import { when } from '../../common/when';
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
  absence: () =>
    page.edges.length > 0
      ? null
      : when(page.totalCount(), (total) => (total > 0 ? null : ('NOT_STATED' as const))),
});

/** A resolver of a list at the root. */
export const rootList =
  <Shape, Field extends string>(list: List<Shape, Field>) =>
  (_: unknown, args: ListArguments<Field>, { loaders, view }: FinanceContext) =>
    when(pageOf(loaders.reader, listingOf(list, args, view), args), withAbsence);

/** A resolver of a list under a thing of a type, where it has one of the roles or any. */
export const listUnder = <Shape, Field extends string>(
  list: List<Shape, Field>,
  type: string,
  roles?: readonly Role[],
) => {
  const under = { type, ...(roles === undefined ? {} : { roles }) };
  const listingUnder = madeOnce((view, args: ListArguments<Field>) => listingOf(list, args, view, under));
  return ({ id }: Id, args: ListArguments<Field>, { loaders, view }: FinanceContext) =>
    when(loaders.pagesOf(list.table).load(id, listingUnder(view, args), args), withAbsence);
};
