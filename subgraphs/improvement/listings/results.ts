import type { Narrowing } from '../../common/reading/arguments';
import { linksTo, oneOf, shownWith, textIn, type Given } from '../../common/reading/filter';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf } from '../../common/table';
import type { View } from '../../common/view';
import { indicators, initiatives } from '../tables';
import { within, type CouncilFilter, type SpanFilter } from './arguments';

interface InitiativeFilter extends CouncilFilter {
  readonly serviceId?: Given<string>;
}

interface IndicatorFilter extends Omit<CouncilFilter, 'text'>, SpanFilter {
  readonly measure?: Given<string>;
  readonly geography?: Given<readonly string[]>;
  readonly initiativeId?: Given<string>;
}

const INITIATIVE_ORDERS = {
  ORDER: ['council_id', 'order'],
  NAME: ['name'],
  STARTS_ON: ['starts_on_from'],
} as const;

const INDICATOR_ORDERS = {
  MEASURE: ['measure', 'observed_on_from'],
  OBSERVED_ON: ['observed_on_from'],
  VALUE: ['value'],
  COUNCIL: ['council_id', 'measure', 'observed_on_from'],
} as const;

/** Initiatives, by council and as the sources have them where no order is given. */
export const initiativeListing = (
  view: View,
  { filter, orderBy }: Narrowing<InitiativeFilter, keyof typeof INITIATIVE_ORDERS>,
): Listing<RowOf<typeof initiatives>> => ({
  table: initiatives,
  where: [
    ...textIn(['name', 'aim', 'summary'], filter?.text, 'filter.text'),
    ...linksTo('council', filter?.councilId, 'filter.councilId'),
    ...linksTo('service', filter?.serviceId, 'filter.serviceId'),
  ],
  sort: sortOf(INITIATIVE_ORDERS, orderBy, 'ORDER'),
  ...shownWith(initiatives, view, filter?.standing, 'filter.standing'),
});

/** Observations of indicators, by measure where no order is given. */
export const indicatorListing = (
  view: View,
  { filter, orderBy }: Narrowing<IndicatorFilter, keyof typeof INDICATOR_ORDERS>,
): Listing<RowOf<typeof indicators>> => ({
  table: indicators,
  where: [
    ...textIn(['measure'], filter?.measure, 'filter.measure'),
    ...linksTo('council', filter?.councilId, 'filter.councilId'),
    ...linksTo('initiative', filter?.initiativeId, 'filter.initiativeId'),
    ...oneOf('geography', filter?.geography, 'filter.geography'),
    ...within('observed_on', filter),
  ],
  sort: sortOf(INDICATOR_ORDERS, orderBy, 'MEASURE'),
  ...shownWith(indicators, view, filter?.standing, 'filter.standing'),
});
