import type { Standing } from '../../common/columns';
import type { Narrowing } from '../../common/reading/arguments';
import { linksTo, oneOf, shownWith, textIn, type Given } from '../../common/reading/filter';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf } from '../../common/table';
import type { View } from '../../common/view';
import { nameContains } from '../names';
import { isTied, tiedRows, type OrganisationType, type Reach } from '../reach';
import { agreementParties, agreements, variations } from '../tables';

/** Which agreements. */
export interface AgreementFilter {
  readonly text?: Given<string>;
  readonly councilId?: Given<string>;
  readonly kind?: Given<readonly string[]>;
  readonly standing?: Given<readonly Standing[]>;
}

/** What agreements are sorted by. */
export type AgreementField = 'NAME' | 'DATED_ON' | 'TERM_ENDS_ON';

type AgreementNarrowing = Narrowing<AgreementFilter, AgreementField>;

const COLUMNS = {
  NAME: ['name'],
  DATED_ON: ['dated_on_from', 'name'],
  TERM_ENDS_ON: ['term_ends_on_from', 'name'],
} as const;

/** A draft's parties are only put forward too. */
const reachOf = (filter: Given<AgreementFilter>): Reach => (filter?.standing ? 'ALSO_PENDING' : 'APPLIED');

/** The agreements that a filter picks. */
export const agreementListing = (
  view: View,
  { filter, orderBy }: AgreementNarrowing,
): Listing<RowOf<typeof agreements>> => {
  const party = linksTo('party', filter?.councilId, 'filter.councilId');
  return {
    table: agreements,
    where: [
      ...nameContains(agreements, view, ['name', 'summary', 'purpose'], filter?.text),
      ...oneOf('kind', filter?.kind, 'filter.kind'),
      ...(party.length === 0
        ? []
        : [isTied('id', agreementParties, view, { reach: reachOf(filter), where: party })]),
    ],
    sort: sortOf(COLUMNS, orderBy, 'NAME'),
    ...shownWith(agreements, view, filter?.standing, 'filter.standing'),
  };
};

/** The agreements that organisations of a type have a part in. */
export const agreementsOfListing = (
  type: OrganisationType,
  view: View,
  narrowing: AgreementNarrowing,
): Listing<RowOf<typeof agreements>> => ({
  ...agreementListing(view, narrowing),
  from: tiedRows(agreements, agreementParties, view, { type, reach: reachOf(narrowing.filter) }),
});

/** Which variations. */
export interface VariationFilter {
  readonly text?: Given<string>;
  readonly agreementId?: Given<string>;
  readonly serviceId?: Given<string>;
  readonly councilId?: Given<string>;
  readonly kind?: Given<readonly string[]>;
  readonly standing?: Given<readonly Standing[]>;
}

/** What variations are sorted by. */
export type VariationField = 'AGREEMENT' | 'EFFECTIVE_ON';

const VARIATION_COLUMNS = {
  AGREEMENT: ['agreement_id', 'effective_on_from'],
  EFFECTIVE_ON: ['effective_on_from'],
} as const;

/** The variations that a filter picks. */
export const variationListing = (
  view: View,
  { filter, orderBy }: Narrowing<VariationFilter, VariationField>,
): Listing<RowOf<typeof variations>> => ({
  table: variations,
  where: [
    ...textIn(['summary', 'condition', 'instrument'], filter?.text, 'filter.text'),
    ...linksTo('agreement', filter?.agreementId, 'filter.agreementId'),
    ...linksTo('service', filter?.serviceId, 'filter.serviceId'),
    ...linksTo('requested_by', filter?.councilId, 'filter.councilId'),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
  ],
  sort: sortOf(VARIATION_COLUMNS, orderBy, 'AGREEMENT'),
  ...shownWith(variations, view, filter?.standing, 'filter.standing'),
});
