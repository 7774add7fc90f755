import type { Standing } from '../../common/columns';
import type { Given } from '../../common/reading/filter';

/** What every filter on rows with a standing can name: standings that take the place of the view's rule. */
export interface StandingFilter {
  readonly standing?: Given<readonly Standing[]>;
}
