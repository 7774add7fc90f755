import { sql } from '../../common/database/sql';
import type { Narrowing } from '../../common/reading/arguments';
import { idGiven, oneOf, type Given } from '../../common/reading/filter';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf } from '../../common/table';
import type { View } from '../../common/view';
import { nameContains } from '../names';
import { isTied } from '../reach';
import { agencies, agreementParties, councils, serviceRoles } from '../tables';

/** Which councils or agencies. */
export interface OrganisationFilter {
  readonly text?: Given<string>;
  readonly kind?: Given<readonly string[]>;
  readonly agreementId?: Given<string>;
  readonly role?: Given<readonly string[]>;
}

/** What councils and agencies are sorted by. */
export type OrganisationField = 'NAME' | 'KIND';

const COLUMNS = { NAME: ['name'], KIND: ['kind', 'name'] } as const;

/** Bodies are no facts: none is hidden by the view. What ties them to agreements and services is. */
const tiedBy = (type: string, view: View, { agreementId, role }: OrganisationFilter) => [
  ...(agreementId === null || agreementId === undefined
    ? []
    : [
        isTied('id', agreementParties, view, {
          side: 'organisation',
          reach: 'APPLIED',
          where: [
            sql('party_type = ?', type),
            sql('agreement_id = ?', idGiven(agreementId, 'filter.agreementId')),
          ],
        }),
      ]),
  ...(role === null || role === undefined
    ? []
    : [
        isTied('id', serviceRoles, view, {
          side: 'organisation',
          reach: 'APPLIED',
          where: [sql('holder_type = ?', type), ...oneOf('role', role, 'filter.role')],
        }),
      ]),
];

/** The councils that a filter picks. */
export const councilListing = (
  view: View,
  { filter, orderBy }: Narrowing<OrganisationFilter, OrganisationField>,
): Listing<RowOf<typeof councils>> => ({
  table: councils,
  where: [
    ...nameContains(councils, view, ['name', 'official_name'], filter?.text),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
    ...tiedBy('Council', view, filter ?? {}),
  ],
  sort: sortOf(COLUMNS, orderBy, 'NAME'),
  shown: sql('1 = 1'),
});

/** The agencies that a filter picks. */
export const agencyListing = (
  view: View,
  { filter, orderBy }: Narrowing<OrganisationFilter, OrganisationField>,
): Listing<RowOf<typeof agencies>> => ({
  table: agencies,
  where: [
    ...nameContains(agencies, view, ['name'], filter?.text),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
    ...tiedBy('Agency', view, filter ?? {}),
  ],
  sort: sortOf(COLUMNS, orderBy, 'NAME'),
  shown: sql('1 = 1'),
});
