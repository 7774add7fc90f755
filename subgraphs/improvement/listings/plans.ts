import { every, type Sql } from '../../common/database/sql';
import { knownBy, shownBy } from '../../common/database/view-conditions';
import type { Narrowing } from '../../common/reading/arguments';
import { linksTo, shownWith, textIn, type Given } from '../../common/reading/filter';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf } from '../../common/table';
import type { View } from '../../common/view';
import { boardMembers, improvementBoards, improvementPlans, programmes } from '../tables';
import type { CouncilFilter } from './arguments';

interface BoardFilter extends CouncilFilter {
  readonly memberId?: Given<string>;
}

const BY_NAME_OR_START = {
  NAME: ['name'],
  STARTS_ON: ['starts_on_from', 'name'],
  COUNCIL: ['council_id', 'name'],
} as const;

const PLAN_ORDERS = {
  NAME: ['name'],
  AGREED_ON: ['agreed_on_from', 'name'],
  COUNCIL: ['council_id', 'name'],
} as const;

/** The boards that an organisation sits on; where standings are named, also those that it is to sit on. */
const satOnBy = (filter: Given<BoardFilter>, view: View): Sql[] => {
  const member = linksTo('member', filter?.memberId, 'filter.memberId');
  if (member.length === 0) return [];
  const inView = (filter?.standing ? knownBy : shownBy)(boardMembers, view);
  const which = every([...member, inView]);
  return [{ ...which, text: `id IN (SELECT board_id FROM board_members WHERE ${which.text})` }];
};

/** Improvement boards, by name where no order is given. */
export const improvementBoardListing = (
  view: View,
  { filter, orderBy }: Narrowing<BoardFilter, keyof typeof BY_NAME_OR_START>,
): Listing<RowOf<typeof improvementBoards>> => ({
  table: improvementBoards,
  where: [
    ...textIn(['name', 'purpose', 'summary'], filter?.text, 'filter.text'),
    ...linksTo('council', filter?.councilId, 'filter.councilId'),
    ...satOnBy(filter, view),
  ],
  sort: sortOf(BY_NAME_OR_START, orderBy, 'NAME'),
  ...shownWith(improvementBoards, view, filter?.standing, 'filter.standing'),
});

/** Improvement plans, by name where no order is given. */
export const improvementPlanListing = (
  view: View,
  { filter, orderBy }: Narrowing<CouncilFilter, keyof typeof PLAN_ORDERS>,
): Listing<RowOf<typeof improvementPlans>> => ({
  table: improvementPlans,
  where: [
    ...textIn(['name', 'summary'], filter?.text, 'filter.text'),
    ...linksTo('council', filter?.councilId, 'filter.councilId'),
  ],
  sort: sortOf(PLAN_ORDERS, orderBy, 'NAME'),
  ...shownWith(improvementPlans, view, filter?.standing, 'filter.standing'),
});

/** Delivery-model programmes, by name where no order is given. */
export const programmeListing = (
  view: View,
  { filter, orderBy }: Narrowing<CouncilFilter, keyof typeof BY_NAME_OR_START>,
): Listing<RowOf<typeof programmes>> => ({
  table: programmes,
  where: [
    ...textIn(['name', 'summary'], filter?.text, 'filter.text'),
    ...linksTo('council', filter?.councilId, 'filter.councilId'),
  ],
  sort: sortOf(BY_NAME_OR_START, orderBy, 'NAME'),
  ...shownWith(programmes, view, filter?.standing, 'filter.standing'),
});
