import type { Narrowing } from '../../common/reading/arguments';
import { linksTo, oneOf, shownWith, textIn, type Given } from '../../common/reading/filter';
import type { Reader } from '../../common/reading/loaders';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { PageArguments } from '../../common/reading/page';
import type { RowOf } from '../../common/table';
import { safeguardingStatements } from '../tables';
import type { StandingFilter } from './arguments';

interface StatementFilter extends StandingFilter {
  readonly text?: Given<string>;
  readonly partnershipId?: Given<string>;
  readonly subjectId?: Given<string>;
  readonly kind?: Given<readonly string[]>;
}

const ORDERS = {
  SUBJECT: ['source_id', 'subject_id', 'kind', 'order'],
  KIND: ['kind', 'source_id', 'subject_id', 'order'],
  MADE_KNOWN_ON: ['known_on'],
} as const;

type StatementListArguments = Narrowing<StatementFilter, keyof typeof ORDERS>;

/** The arguments of every list of statements. */
export type StatementArguments = StatementListArguments & PageArguments;

/** Statements, source by source and subject by subject where no order is given. */
export const statementListing = (
  reader: Reader,
  { filter, orderBy }: StatementListArguments,
): Listing<RowOf<typeof safeguardingStatements>> => ({
  table: safeguardingStatements,
  where: [
    ...textIn(['summary'], filter?.text, 'filter.text'),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
    ...linksTo('partnership', filter?.partnershipId, 'filter.partnershipId'),
    ...linksTo('subject', filter?.subjectId, 'filter.subjectId'),
  ],
  sort: sortOf(ORDERS, orderBy, 'SUBJECT'),
  ...shownWith(safeguardingStatements, reader.view, filter?.standing, 'filter.standing'),
});
