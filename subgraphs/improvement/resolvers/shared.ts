import type { Link, Reference } from '../../common/columns';
import type { Context } from '../../common/context';
import type { Sql } from '../../common/database/sql';
import { oneOf, type Given } from '../../common/reading/filter';
import type { Read } from '../../common/reading/loaders';
import { madeOnce } from '../../common/reading/made-once';
import type { Listing } from '../../common/reading/listing';
import { pageOf, type PageArguments, type Pages } from '../../common/reading/page';
import type { View } from '../../common/view';
import { when, type Maybe } from '../../common/when';
import type { Loaders } from '../loaders';

/** What the resolvers of this subgraph share in one operation. */
export type ImprovementContext = Context<Loaders>;

/** A parent of which only the id is known. */
export interface Id {
  readonly id: string;
}

/** Loads by an id. */
interface ById<Value> {
  load(id: string): Maybe<Value>;
}

type ListingOf<Arguments, Shape> = (view: View, args: Arguments) => Listing<Shape>;

/** A resolver of what a loader, chosen from the request's, has for the parent's id. */
export const loaded =
  <Value>(choose: (loaders: Loaders) => ById<Value>) =>
  ({ id }: Id, _: unknown, { loaders }: ImprovementContext) =>
    choose(loaders).load(id);

/** A resolver of the thing that an argument names. */
export const byArgument =
  <Value>(choose: (loaders: Loaders) => ById<Value>) =>
  (_: unknown, { id }: Id, { loaders }: ImprovementContext) =>
    choose(loaders).load(id);

/** An entity of this home, from its key. */
export const entity = <Value>(choose: (loaders: Loaders) => ById<Value>) => ({
  __resolveReference: ({ id }: Id, { loaders }: ImprovementContext) => choose(loaders).load(id),
});

/** A resolver of the thing of this home that a row's link leads to. */
export const own =
  <Key extends string, Value>(key: Key, choose: (loaders: Loaders) => ById<Value>) =>
  ({ [key]: link }: Readonly<Record<Key, Link>>, _: unknown, { loaders }: ImprovementContext) =>
    link.to === null ? null : choose(loaders).load(link.to.id);

/** A resolver of a root connection. */
export const connection =
  <Arguments, Shape>(listing: ListingOf<Arguments, Shape>) =>
  (_: unknown, args: Arguments & PageArguments, { loaders }: ImprovementContext) =>
    pageOf(loaders.reader, listing(loaders.reader.view, args), args);

/** A resolver of a connection under a parent. */
export const connectionUnder = <Arguments, Shape>(
  choose: (loaders: Loaders) => Pages<Shape>,
  listing: ListingOf<Arguments, Shape>,
  conditions: readonly Sql[] = [],
) => {
  const listingOf = madeOnce<Arguments & PageArguments, Shape>((view, args) => {
    const { where = [], ...rest } = listing(view, args);
    return { ...rest, where: [...conditions, ...where] };
  });
  return ({ id }: Id, args: Arguments & PageArguments, { loaders }: ImprovementContext) =>
    choose(loaders).load(id, listingOf(loaders.reader.view, args), args);
};

type Row = Read<Id>;

const referenceOf = ({ table, id }: Row): Reference => ({ __typename: table.type, id });

/** A resolver of what sources say about a row in words. */
export const statements = (
  row: Row,
  { kind }: { readonly kind?: Given<readonly string[]> },
  { loaders }: ImprovementContext,
) => {
  oneOf('kind', kind, 'kind');
  return when(loaders.statementsBySubject.load(referenceOf(row)), (all) =>
    kind ? all.filter((statement) => kind.includes(statement.kind)) : all,
  );
};

/** A resolver of the statements of one kind about a row. */
export const statementsOf = (kind: string) => (row: Row, _: unknown, context: ImprovementContext) =>
  statements(row, { kind: [kind] }, context);
