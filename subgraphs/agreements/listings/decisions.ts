import type { Standing } from '../../common/columns';
import { some, sql, type Sql } from '../../common/database/sql';
import type { Narrowing } from '../../common/reading/arguments';
import { idGiven, linksTo, oneOf, shownWith, textIn, type Given } from '../../common/reading/filter';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf } from '../../common/table';
import type { View } from '../../common/view';
import { eitherOf, linkedRows, type OrganisationType } from '../reach';
import { decisions } from '../tables';

/** Which decisions. */
export interface DecisionFilter {
  readonly text?: Given<string>;
  readonly councilId?: Given<string>;
  readonly subjectId?: Given<string>;
  readonly kind?: Given<readonly string[]>;
  readonly outcome?: Given<readonly string[]>;
  readonly standing?: Given<readonly Standing[]>;
}

/** What decisions are sorted by. */
export type DecisionField = 'READING_ORDER' | 'MADE_ON' | 'EFFECTIVE_ON';

type DecisionNarrowing = Narrowing<DecisionFilter, DecisionField>;

const COLUMNS = {
  READING_ORDER: ['source_id', 'kind', 'order'],
  MADE_ON: ['made_on_from', 'source_id', 'kind', 'order'],
  EFFECTIVE_ON: ['effective_on_from', 'source_id', 'kind', 'order'],
} as const;

const byOrAbout = (id: Given<string>): Sql[] =>
  id === null || id === undefined
    ? []
    : [
        some(
          ['made_by_id', 'subject_id'].map((column) => sql(`${column} = ?`, idGiven(id, 'filter.councilId'))),
        ),
      ];

/** The decisions that a filter picks. */
export const decisionListing = (
  view: View,
  { filter, orderBy }: DecisionNarrowing,
): Listing<RowOf<typeof decisions>> => ({
  table: decisions,
  where: [
    ...textIn(['summary', 'reason', 'body', 'delegated_to'], filter?.text, 'filter.text'),
    ...byOrAbout(filter?.councilId),
    ...linksTo('subject', filter?.subjectId, 'filter.subjectId'),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
    ...oneOf('outcome', filter?.outcome, 'filter.outcome'),
  ],
  sort: sortOf(COLUMNS, orderBy, 'READING_ORDER'),
  ...shownWith(decisions, view, filter?.standing, 'filter.standing'),
});

/** The decisions about things of a type. */
export const decisionsAboutListing = (
  type: string,
  view: View,
  narrowing: DecisionNarrowing,
): Listing<RowOf<typeof decisions>> => ({
  ...decisionListing(view, narrowing),
  from: sql('SELECT * FROM decisions WHERE subject_type = ?', type),
});

/** The decisions made by organisations of a type, or about them. */
export const decisionsOfListing = (
  type: OrganisationType,
  view: View,
  narrowing: DecisionNarrowing,
): Listing<RowOf<typeof decisions>> => ({
  ...decisionListing(view, narrowing),
  from: eitherOf(linkedRows(decisions, 'made_by', type), linkedRows(decisions, 'subject', type)),
});
