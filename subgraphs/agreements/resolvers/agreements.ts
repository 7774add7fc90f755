import { absenceWhenEmpty, absenceOf, factFields } from '../../common/facts/resolvers';
import type { TextOrAbsence } from '../../common/columns';
import type { RowOf } from '../../common/table';
import { when } from '../../common/when';
import type { ListArguments } from '../../common/reading/arguments';
import { followed, whyNot } from '../follow';
import { serviceListing, type ServiceField, type ServiceFilter } from '../listings/services';
import type { AgreementsContext as Ctx } from '../loaders';
import type { agreements as agreementsTable } from '../tables';
import { termStatusOf } from '../term-status';
import { aboutFields, nameFields, stepsAndStatements, type Id } from './about';

type Agreement = RowOf<typeof agreementsTable>;

/** Agreements and what they are made of. */
export const agreements = {
  Agreement: {
    ...factFields,
    ...aboutFields('Agreement'),
    ...nameFields('Agreement'),
    __resolveReference: ({ id }: Id, { loaders }: Ctx) => loaders.agreementById.load(id),
    changes: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.changesByAgreement.load(id),
    pendingChanges: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.pendingChangesByAgreement.load(id),
    legalBasis: ({ legalBasis }: Agreement) => legalBasis.text,
    legalBasisAbsence: absenceOf('legalBasis'),
    termStatus: (agreement: Agreement, _: unknown, { view }: Ctx) => termStatusOf(agreement, view),
    parties: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.partiesByAgreement.applied.load(id),
    pendingParties: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.partiesByAgreement.pending.load(id),
    clauses: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.clausesByAgreement.load(id),
    terms: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.termsByAgreement.load(id),
    variations: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.variationsByAgreement.load(id),
    services: ({ id }: Id, args: ListArguments<ServiceFilter, ServiceField>, { loaders, view }: Ctx) =>
      loaders.servicesByAgreement.load(id, serviceListing(view, args), args),
    servicesAbsence: ({ id }: Id, _: unknown, { loaders, view }: Ctx) =>
      when(loaders.servicesByAgreement.load(id, serviceListing(view, {}), { first: 1 }), ({ nodes }) =>
        absenceWhenEmpty(nodes),
      ),
    pendingServices: ({ id }: Id, _: unknown, { loaders }: Ctx) =>
      loaders.pendingServicesByAgreement.load(id),
    sharedPosts: ({ id }: Id, _: unknown, { loaders }: Ctx) => loaders.postsByAgreement.applied.load(id),
    pendingSharedPosts: ({ id }: Id, _: unknown, { loaders }: Ctx) =>
      loaders.postsByAgreement.pending.load(id),
  },
  AgreementParty: {
    ...factFields,
    agreement: followed('agreement'),
    party: followed('party'),
    partyAbsence: whyNot('party'),
  },
  AgreementClause: { ...factFields, agreement: followed('agreement') },
  Term: {
    ...factFields,
    agreement: followed('agreement'),
    responsible: followed('responsible'),
    responsibleAbsence: whyNot('responsible'),
  },
  Variation: {
    ...factFields,
    ...stepsAndStatements('Variation'),
    agreement: followed('agreement'),
    service: followed('service'),
    serviceAbsence: whyNot('service'),
    requestedBy: followed('requestedBy'),
    requestedByAbsence: whyNot('requestedBy'),
    instrument: ({ instrument }: { readonly instrument: TextOrAbsence }) => instrument.text,
    instrumentAbsence: absenceOf('instrument'),
    clause: followed('clause'),
    clauseAbsence: whyNot('clause'),
  },
};
