import type { Standing } from '../../common/columns';
import type { Sql } from '../../common/database/sql';
import { between, type Given } from '../../common/reading/filter';

/** What every filter of this subgraph can name. */
export interface CouncilFilter {
  readonly text?: Given<string>;
  readonly councilId?: Given<string>;
  /** Standings that take the place of the view's rule. */
  readonly standing?: Given<readonly Standing[]>;
}

/** The first and the last day of the rows that a filter picks. */
export interface SpanFilter {
  readonly from?: Given<string>;
  readonly to?: Given<string>;
}

/** The rows whose day (`visited_on`) lies in the span of a filter. */
export const within = (day: string, filter: Given<SpanFilter>): Sql[] =>
  between(day, filter?.from, filter?.to, 'filter.from');
