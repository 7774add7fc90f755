import { APPLIED_STANDINGS } from '../../common/columns';
import { absenceWhenEmpty, citations, factFields } from '../../common/facts/resolvers';
import type { RowOf } from '../../common/table';
import { when } from '../../common/when';
import { follow, followed, whyNot } from '../follow';
import type { AgreementsContext as Ctx } from '../loaders';
import type { serviceRoles } from '../tables';
import { aboutFields, nameFields, stepsAndStatements, type Id } from './about';

type ServiceRole = RowOf<typeof serviceRoles>;

/**
 * Every role of a service is read at once; these fields pick from them. A host that is only proposed is no host, on a day
 * or without one: it is among the pending roles.
 */
const rolesIn =
  (wanted: ServiceRole['role']) =>
  ({ id }: Id, _: unknown, { loaders }: Ctx) =>
    when(loaders.rolesByService.applied.load(id), (roles) =>
      roles.filter(({ role, standing }) => role === wanted && APPLIED_STANDINGS.includes(standing)),
    );

const noneIn = (role: ServiceRole['role']) => {
  const rolesOf = rolesIn(role);
  return (service: Id, args: unknown, context: Ctx) =>
    when(rolesOf(service, args, context), absenceWhenEmpty);
};

/** Services, the roles in them, and the posts that serve several councils. */
export const services = {
  Service: {
    ...factFields,
    ...aboutFields('Service'),
    ...nameFields('Service'),
    __resolveReference: ({ id }: Id, { loaders }: Ctx) => loaders.serviceById.load(id),
    agreement: followed('agreement'),
    agreementAbsence: whyNot('agreement'),
    partOf: followed('partOf'),
    parts: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.partsByService.applied.load(id),
    pendingParts: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.partsByService.pending.load(id),
    hosts: rolesIn('HOST'),
    hostAbsence: noneIn('HOST'),
    operators: rolesIn('OPERATOR'),
    operatorAbsence: noneIn('OPERATOR'),
    servedCouncils: rolesIn('SERVED'),
    servedAbsence: noneIn('SERVED'),
    participants: rolesIn('PARTICIPANT'),
    roles: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.rolesByService.applied.load(id),
    pendingRoles: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.rolesByService.pending.load(id),
    variations: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.variationsByService.load(id),
    sharedPosts: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.postsByService.applied.load(id),
    pendingSharedPosts: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.postsByService.pending.load(id),
  },
  ServiceRole: {
    ...factFields,
    service: followed('service'),
    holder: followed('holder'),
    holderAbsence: whyNot('holder'),
    council: ({ holder }: ServiceRole, _: unknown, { loaders }: Ctx) =>
      holder.to?.__typename === 'Council' ? follow(holder, loaders) : null,
  },
  SharedPost: {
    ...factFields,
    ...stepsAndStatements('SharedPost'),
    service: followed('service'),
    agreement: followed('agreement'),
    agreementAbsence: whyNot('agreement'),
    organisations: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.organisationsByPost.load(id),
  },
  SharedPostOrganisation: { citations, organisation: followed('organisation') },
};
