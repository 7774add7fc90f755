import type { Standing } from '../../common/columns';
import type { Narrowing } from '../../common/reading/arguments';
import { linksTo, shownWith, textIn, type Given } from '../../common/reading/filter';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf } from '../../common/table';
import type { View } from '../../common/view';
import { isTied, tiedRows, type OrganisationType } from '../reach';
import { postOrganisations, posts } from '../tables';

/** Which shared posts. */
export interface SharedPostFilter {
  readonly text?: Given<string>;
  readonly councilId?: Given<string>;
  readonly serviceId?: Given<string>;
  readonly agreementId?: Given<string>;
  readonly standing?: Given<readonly Standing[]>;
}

/** What shared posts are sorted by. */
export type SharedPostField = 'TITLE' | 'STARTS_ON';

const COLUMNS = { TITLE: ['title'], STARTS_ON: ['starts_on_from', 'title'] } as const;

/** The shared posts that a filter picks. */
export const sharedPostListing = (
  view: View,
  { filter, orderBy }: Narrowing<SharedPostFilter, SharedPostField>,
): Listing<RowOf<typeof posts>> => {
  const organisation = linksTo('organisation', filter?.councilId, 'filter.councilId');
  return {
    table: posts,
    where: [
      ...textIn(['title', 'summary', 'responsibility'], filter?.text, 'filter.text'),
      ...linksTo('service', filter?.serviceId, 'filter.serviceId'),
      ...linksTo('agreement', filter?.agreementId, 'filter.agreementId'),
      ...(organisation.length === 0
        ? []
        : [isTied('id', postOrganisations, view, { reach: 'APPLIED', where: organisation })]),
    ],
    sort: sortOf(COLUMNS, orderBy, 'TITLE'),
    ...shownWith(posts, view, filter?.standing, 'filter.standing'),
  };
};

/** The shared posts that serve, or are employed by, organisations of a type. */
export const sharedPostsOfListing = (
  type: OrganisationType,
  view: View,
  narrowing: Narrowing<SharedPostFilter, SharedPostField>,
): Listing<RowOf<typeof posts>> => ({
  ...sharedPostListing(view, narrowing),
  from: tiedRows(posts, postOrganisations, view, { type, reach: 'APPLIED' }),
});
