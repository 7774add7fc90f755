import { sql, type Sql } from '../../common/database/sql';
import type { Narrowing } from '../../common/reading/arguments';
import { isFlag, linksTo, oneOf, shownWith, textIn, type Given } from '../../common/reading/filter';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { Standing } from '../../common/columns';
import type { RowOf } from '../../common/table';
import type { View } from '../../common/view';
import { nameContains } from '../names';
import { isTied, tiedRows, type OrganisationType, type Reach } from '../reach';
import { serviceRoles, services } from '../tables';

/** Which services. */
export interface ServiceFilter {
  readonly text?: Given<string>;
  readonly councilId?: Given<string>;
  readonly role?: Given<readonly string[]>;
  readonly agreementId?: Given<string>;
  readonly delivery?: Given<readonly string[]>;
  readonly statutory?: Given<boolean>;
  readonly standing?: Given<readonly Standing[]>;
}

/** What services are sorted by. */
export type ServiceField = 'NAME' | 'STARTS_ON';

type ServiceNarrowing = Narrowing<ServiceFilter, ServiceField>;

const COLUMNS = { NAME: ['name'], STARTS_ON: ['starts_on_from', 'name'] } as const;

/** Services that are only put forward are tied by roles that are only put forward. */
const reachOf = (filter: Given<ServiceFilter>): Reach => (filter?.standing ? 'ALSO_PENDING' : 'APPLIED');

const base = (view: View, { filter, orderBy }: ServiceNarrowing): Listing<RowOf<typeof services>> => ({
  table: services,
  where: [
    ...nameContains(services, view, ['name', 'summary', 'purpose'], filter?.text),
    ...linksTo('agreement', filter?.agreementId, 'filter.agreementId'),
    ...oneOf('delivery', filter?.delivery, 'filter.delivery'),
    ...isFlag('statutory', filter?.statutory),
  ],
  sort: sortOf(COLUMNS, orderBy, 'NAME'),
  ...shownWith(services, view, filter?.standing, 'filter.standing'),
});

const rolesOf = (filter: Given<ServiceFilter>): Sql[] => [
  ...linksTo('holder', filter?.councilId, 'filter.councilId'),
  ...oneOf('role', filter?.role, 'filter.role'),
];

/** The services that a filter picks; its council and its role are those of one and the same row. */
export const serviceListing = (view: View, narrowing: ServiceNarrowing): Listing<RowOf<typeof services>> => {
  const listing = base(view, narrowing);
  const roles = rolesOf(narrowing.filter);
  const tied = { reach: reachOf(narrowing.filter), where: roles };
  return roles.length === 0
    ? listing
    : { ...listing, where: [...(listing.where ?? []), isTied('id', serviceRoles, view, tied)] };
};

/** The services in which organisations of a type hold a role; the filter's role is theirs, its council another that holds one. */
export const servicesOfListing = (
  type: OrganisationType,
  view: View,
  { filter, orderBy }: ServiceNarrowing,
): Listing<RowOf<typeof services>> => ({
  ...serviceListing(view, { filter: { ...filter, role: null }, orderBy }),
  from: tiedRows(services, serviceRoles, view, {
    type,
    reach: reachOf(filter),
    where: oneOf('role', filter?.role, 'filter.role'),
  }),
});

/** Which roles. */
export interface ServiceRoleFilter {
  readonly text?: Given<string>;
  readonly councilId?: Given<string>;
  readonly serviceId?: Given<string>;
  readonly role?: Given<readonly string[]>;
  readonly standing?: Given<readonly Standing[]>;
}

/** What roles are sorted by. */
export type ServiceRoleField = 'SERVICE' | 'ROLE' | 'STARTS_ON';

const ROLE_COLUMNS = {
  SERVICE: ['service_id', 'role'],
  ROLE: ['role', 'service_id'],
  STARTS_ON: ['starts_on_from'],
} as const;

/** The roles that a filter picks. */
export const serviceRoleListing = (
  view: View,
  { filter, orderBy }: Narrowing<ServiceRoleFilter, ServiceRoleField>,
): Listing<RowOf<typeof serviceRoles>> => ({
  table: serviceRoles,
  where: [
    ...textIn(['summary'], filter?.text, 'filter.text'),
    ...linksTo('holder', filter?.councilId, 'filter.councilId'),
    ...linksTo('service', filter?.serviceId, 'filter.serviceId'),
    ...oneOf('role', filter?.role, 'filter.role'),
  ],
  sort: sortOf(ROLE_COLUMNS, orderBy, 'SERVICE'),
  ...shownWith(serviceRoles, view, filter?.standing, 'filter.standing'),
});

/** The roles that organisations of a type hold. */
export const serviceRolesOfListing = (
  type: OrganisationType,
  view: View,
  narrowing: Narrowing<ServiceRoleFilter, ServiceRoleField>,
): Listing<RowOf<typeof serviceRoles>> => ({
  ...serviceRoleListing(view, narrowing),
  from: sql('SELECT * FROM service_roles WHERE holder_type = ?', type),
});
