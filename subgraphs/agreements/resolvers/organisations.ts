import { absenceWhenEmpty, citations } from '../../common/facts/resolvers';
import type { ListArguments } from '../../common/reading/arguments';
import { when } from '../../common/when';
import { followed, thing } from '../follow';
import { agreementsOfListing, type AgreementField, type AgreementFilter } from '../listings/agreements';
import { decisionsOfListing, type DecisionField, type DecisionFilter } from '../listings/decisions';
import { sharedPostsOfListing, type SharedPostField, type SharedPostFilter } from '../listings/posts';
import {
  serviceRolesOfListing,
  servicesOfListing,
  type ServiceField,
  type ServiceFilter,
  type ServiceRoleField,
  type ServiceRoleFilter,
} from '../listings/services';
import type { AgreementsContext as Ctx } from '../loaders';
import type { OrganisationType } from '../reach';
import { aboutFields, nameFields, type Id } from './about';

/** What councils and agencies have alike, so that a query need not know which it is. */
const organisationFields = (type: OrganisationType) => ({
  ...aboutFields(type),
  ...nameFields(type),
  citations,
  groups: (parent: Id, _: unknown, { loaders }: Ctx) => loaders.groupsByNamed.load(thing(type, parent)),
  roles: ({ id }: Id, args: ListArguments<ServiceRoleFilter, ServiceRoleField>, { loaders, view }: Ctx) =>
    loaders.rolesByHolder.load(id, serviceRolesOfListing(type, view, args), args),
  services: ({ id }: Id, args: ListArguments<ServiceFilter, ServiceField>, { loaders, view }: Ctx) =>
    loaders.servicesByOrganisation.load(id, servicesOfListing(type, view, args), args),
  servicesAbsence: ({ id }: Id, _: unknown, { loaders, view }: Ctx) =>
    when(
      loaders.servicesByOrganisation.load(id, servicesOfListing(type, view, {}), { first: 1 }),
      ({ nodes }) => absenceWhenEmpty(nodes),
    ),
  agreements: ({ id }: Id, args: ListArguments<AgreementFilter, AgreementField>, { loaders, view }: Ctx) =>
    loaders.agreementsByOrganisation.load(id, agreementsOfListing(type, view, args), args),
  sharedPosts: ({ id }: Id, args: ListArguments<SharedPostFilter, SharedPostField>, { loaders, view }: Ctx) =>
    loaders.postsByOrganisation.load(id, sharedPostsOfListing(type, view, args), args),
  decisions: ({ id }: Id, args: ListArguments<DecisionFilter, DecisionField>, { loaders, view }: Ctx) =>
    loaders.decisionsByOrganisation.load(id, decisionsOfListing(type, view, args), args),
  steps: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.of[type].steps.load(id),
  pendingRoles: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.of[type].pendingRoles.load(id),
  pendingAgreements: ({ id }: Id, _: unknown, { loaders }: Ctx) =>
    loaders.of[type].pendingAgreements.load(id),
  pendingSharedPosts: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.of[type].pendingPosts.load(id),
  pendingChanges: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.of[type].pendingChanges.load(id),
});

/** Councils, agencies and their names. */
export const organisations = {
  Council: {
    ...organisationFields('Council'),
    __resolveReference: ({ id }: Id, { loaders }: Ctx) => loaders.councilById.load(id),
  },
  Agency: {
    ...organisationFields('Agency'),
    __resolveReference: ({ id }: Id, { loaders }: Ctx) => loaders.agencyById.load(id),
    partOf: followed('partOf'),
  },
  Alias: { citations, named: followed('named') },
};
