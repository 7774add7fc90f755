import { APPLIED_STANDINGS } from '../../common/columns';
import { every, isIn, sql, type Sql } from '../../common/database/sql';
import { shownBy } from '../../common/database/view-conditions';
import type { Narrowing } from '../../common/reading/arguments';
import { linksTo, oneOf, shownWith, textIn, type Given } from '../../common/reading/filter';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf } from '../../common/table';
import type { View } from '../../common/view';
import { inspections, judgements, visits } from '../tables';
import { within, type CouncilFilter, type SpanFilter } from './arguments';

interface InspectionFilter extends CouncilFilter, SpanFilter {
  readonly inspectorId?: Given<string>;
  readonly grade?: Given<readonly string[]>;
  readonly scope?: Given<readonly string[]>;
  readonly domain?: Given<string>;
}

interface VisitFilter extends CouncilFilter, SpanFilter {
  readonly visitorId?: Given<string>;
  readonly kind?: Given<readonly string[]>;
  readonly serviceId?: Given<string>;
}

const INSPECTION_ORDERS = {
  INSPECTED_ON: ['inspected_on_from'],
  PUBLISHED_ON: ['published_on_from'],
  COUNCIL: ['council_id', 'inspected_on_from'],
} as const;

const VISIT_ORDERS = {
  VISITED_ON: ['visited_on_from'],
  COUNCIL: ['council_id', 'visited_on_from'],
} as const;

/** Inspections with one judgement that has everything that the filter names. */
const judged = (filter: Given<InspectionFilter>, view: View): Sql[] => {
  const wanted = [
    ...oneOf('grade', filter?.grade, 'filter.grade'),
    ...oneOf('overall', filter?.scope, 'filter.scope'),
    ...textIn(['domain'], filter?.domain, 'filter.domain'),
  ];
  if (wanted.length === 0) return [];
  const which = every([...wanted, shownBy(judgements, view)]);
  return [{ ...which, text: `id IN (SELECT inspection_id FROM judgements WHERE ${which.text})` }];
};

/** Inspections, by the day of the inspection where no order is given. */
export const inspectionListing = (
  view: View,
  { filter, orderBy }: Narrowing<InspectionFilter, keyof typeof INSPECTION_ORDERS>,
): Listing<RowOf<typeof inspections>> => ({
  table: inspections,
  where: [
    ...textIn(['summary', 'framework', 'scope'], filter?.text, 'filter.text'),
    ...linksTo('council', filter?.councilId, 'filter.councilId'),
    ...linksTo('inspector', filter?.inspectorId, 'filter.inspectorId'),
    ...judged(filter, view),
    ...within('inspected_on', filter),
  ],
  sort: sortOf(INSPECTION_ORDERS, orderBy, 'INSPECTED_ON'),
  ...shownWith(inspections, view, filter?.standing, 'filter.standing'),
});

/** Inspections that took place, the last first: by the day of the inspection, or else of its report; undated ones last. */
export const latestInspections: Listing<RowOf<typeof inspections>> = {
  table: inspections,
  from: sql('SELECT *, coalesce(inspected_on_before, published_on_before) AS last_day FROM inspections'),
  where: [isIn('standing', APPLIED_STANDINGS)],
  sort: [
    { column: 'last_day', descending: true },
    { column: 'known_on', descending: true },
  ],
};

/** Visits and reviews, by the day of the visit where no order is given. */
export const visitListing = (
  view: View,
  { filter, orderBy }: Narrowing<VisitFilter, keyof typeof VISIT_ORDERS>,
): Listing<RowOf<typeof visits>> => ({
  table: visits,
  where: [
    ...textIn(['summary', 'focus', 'finding'], filter?.text, 'filter.text'),
    ...linksTo('council', filter?.councilId, 'filter.councilId'),
    ...linksTo('by', filter?.visitorId, 'filter.visitorId'),
    ...linksTo('service', filter?.serviceId, 'filter.serviceId'),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
    ...within('visited_on', filter),
  ],
  sort: sortOf(VISIT_ORDERS, orderBy, 'VISITED_ON'),
  ...shownWith(visits, view, filter?.standing, 'filter.standing'),
});
