import type { Link } from '../../common/columns';
import type { Context } from '../../common/context';
import { sql } from '../../common/database/sql';
import type { Reader } from '../../common/reading/loaders';
import type { Listing } from '../../common/reading/listing';
import { pageOf, type PageArguments } from '../../common/reading/page';
import { statementListing, type StatementArguments } from '../listings/statements';
import type { Loaders } from '../loaders';

/** What the resolvers of this subgraph share in one operation. */
export type SafeguardingContext = Context<Loaders>;

/** A parent of which only the id is known. */
export interface Id {
  readonly id: string;
}

/** Rows that the view shows, or rows that are pending. */
export type Rows = 'shown' | 'pending';

/** A resolver of a root connection, from the listing that its arguments come to. */
export const connection =
  <Arguments, Shape>(listing: (reader: Reader, args: Arguments) => Listing<Shape>) =>
  (_: unknown, args: Arguments & PageArguments, { loaders }: SafeguardingContext) =>
    pageOf(loaders.reader, listing(loaders.reader, args), args);

/** A resolver of the partnership that a row links to: `predecessor: partnershipAt('predecessor')`. */
export const partnershipAt =
  <Key extends string>(key: Key) =>
  (row: Readonly<Record<Key, Link>>, _: unknown, { loaders }: SafeguardingContext) => {
    const { to } = row[key];
    return to === null ? null : loaders.partnershipById.load(to.id);
  };

/** A resolver of the partnership that a row belongs to. */
export const partnershipOf = partnershipAt('partnership');

/** A resolver of the statements about a thing of a type. */
export const statementsAbout =
  (type: string) =>
  ({ id }: Id, args: StatementArguments, { loaders }: SafeguardingContext) => {
    const listing = statementListing(loaders.reader, args);
    const ofType = sql('subject_type = ?', type);
    return loaders.statementPagesBySubject.load(
      id,
      { ...listing, where: [ofType, ...(listing.where ?? [])] },
      args,
    );
  };

/** Whether a value is among those chosen; any is where none are. */
export const isChosen = <Value>(chosen: readonly Value[] | null | undefined, value: Value): boolean =>
  chosen === null || chosen === undefined || chosen.includes(value);
