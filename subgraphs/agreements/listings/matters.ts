import type { Standing } from '../../common/columns';
import { sql } from '../../common/database/sql';
import type { Narrowing } from '../../common/reading/arguments';
import { linksTo, oneOf, shownWith, textIn, type Given } from '../../common/reading/filter';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf } from '../../common/table';
import type { View } from '../../common/view';
import { agreementStatements, changes, steps } from '../tables';

/** Which changes, steps or statements: each has a text, a subject, a kind and a standing. */
export interface MatterFilter {
  readonly text?: Given<string>;
  readonly subjectId?: Given<string>;
  readonly kind?: Given<readonly string[]>;
  readonly standing?: Given<readonly Standing[]>;
}

const matterConditions = (filter: Given<MatterFilter>, texts: readonly string[]) => [
  ...textIn(texts, filter?.text, 'filter.text'),
  ...linksTo('subject', filter?.subjectId, 'filter.subjectId'),
  ...oneOf('kind', filter?.kind, 'filter.kind'),
];

/** What changes are sorted by. */
export type ChangeField = 'EFFECTIVE_ON' | 'SUBJECT';

/** The changes that a filter picks. */
export const changeListing = (
  view: View,
  { filter, orderBy }: Narrowing<MatterFilter, ChangeField>,
): Listing<RowOf<typeof changes>> => ({
  table: changes,
  where: matterConditions(filter, ['summary']),
  sort: sortOf(
    { EFFECTIVE_ON: ['effective_on_from'], SUBJECT: ['subject_id', 'effective_on_from'] },
    orderBy,
    'EFFECTIVE_ON',
  ),
  ...shownWith(changes, view, filter?.standing, 'filter.standing'),
});

/** Which steps: also by the organisation that takes them. */
export interface StepFilter extends MatterFilter {
  readonly councilId?: Given<string>;
}

/** What steps are sorted by. */
export type StepField = 'DUE_ON' | 'SUBJECT';

/** The steps that a filter picks. */
export const stepListing = (
  view: View,
  { filter, orderBy }: Narrowing<StepFilter, StepField>,
): Listing<RowOf<typeof steps>> => ({
  table: steps,
  where: [
    ...matterConditions(filter, ['summary', 'condition', 'by_post', '"with"']),
    ...linksTo('by', filter?.councilId, 'filter.councilId'),
  ],
  sort: sortOf({ DUE_ON: ['due_on_from'], SUBJECT: ['subject_id', 'due_on_from'] }, orderBy, 'DUE_ON'),
  ...shownWith(steps, view, filter?.standing, 'filter.standing'),
});

/** What statements are sorted by. */
export type AgreementStatementField = 'SUBJECT' | 'KIND';

type StatementNarrowing = Narrowing<MatterFilter, AgreementStatementField>;

/** The statements that a filter picks. */
export const statementListing = (
  view: View,
  { filter, orderBy }: StatementNarrowing,
): Listing<RowOf<typeof agreementStatements>> => ({
  table: agreementStatements,
  where: matterConditions(filter, ['summary']),
  sort: sortOf(
    {
      SUBJECT: ['subject_id', 'kind', 'source_id', 'order'],
      KIND: ['kind', 'subject_id', 'source_id', 'order'],
    },
    orderBy,
    'SUBJECT',
  ),
  ...shownWith(agreementStatements, view, filter?.standing, 'filter.standing'),
});

/** The statements about things of a type. */
export const statementsAboutListing = (
  type: string,
  view: View,
  narrowing: StatementNarrowing,
): Listing<RowOf<typeof agreementStatements>> => ({
  ...statementListing(view, narrowing),
  from: sql('SELECT * FROM agreement_statements WHERE subject_type = ?', type),
});
