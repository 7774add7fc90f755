import type { ListArguments } from '../../common/reading/arguments';
import { pageOf } from '../../common/reading/page';
import {
  agreementListing,
  variationListing,
  type AgreementField,
  type AgreementFilter,
  type VariationField,
  type VariationFilter,
} from '../listings/agreements';
import { decisionListing, type DecisionField, type DecisionFilter } from '../listings/decisions';
import {
  changeListing,
  statementListing,
  stepListing,
  type AgreementStatementField,
  type ChangeField,
  type MatterFilter,
  type StepField,
  type StepFilter,
} from '../listings/matters';
import {
  agencyListing,
  councilListing,
  type OrganisationField,
  type OrganisationFilter,
} from '../listings/organisations';
import { sharedPostListing, type SharedPostField, type SharedPostFilter } from '../listings/posts';
import {
  serviceListing,
  serviceRoleListing,
  type ServiceField,
  type ServiceFilter,
  type ServiceRoleField,
  type ServiceRoleFilter,
} from '../listings/services';
import type { AgreementsContext as Ctx } from '../loaders';
import { allNamed } from '../names';
import { agencies, agreements, councils, services } from '../tables';
import type { Id } from './about';

interface Name {
  readonly name: string;
}

const councilsNamed = ({ name }: Name, { loaders }: Ctx) =>
  allNamed(loaders.reader, councils, ['name', 'official_name'], name);

const agenciesNamed = ({ name }: Name, { loaders }: Ctx) =>
  allNamed(loaders.reader, agencies, ['name'], name);

/** Look-ups by id and by name. */
const lookUps = {
  council: (_: unknown, { id }: Id, { loaders }: Ctx) => loaders.councilById.load(id),
  councilsByName: (_: unknown, args: Name, context: Ctx) => councilsNamed(args, context),
  agency: (_: unknown, { id }: Id, { loaders }: Ctx) => loaders.agencyById.load(id),
  agenciesByName: (_: unknown, args: Name, context: Ctx) => agenciesNamed(args, context),
  organisation: async (_: unknown, { id }: Id, { loaders }: Ctx) =>
    (await loaders.councilById.load(id)) ?? loaders.agencyById.load(id),
  organisationsByName: async (_: unknown, args: Name, context: Ctx) => [
    ...(await councilsNamed(args, context)),
    ...(await agenciesNamed(args, context)),
  ],
  service: (_: unknown, { id }: Id, { loaders }: Ctx) => loaders.serviceById.load(id),
  servicesByName: (_: unknown, { name }: Name, { loaders }: Ctx) =>
    allNamed(loaders.reader, services, ['name'], name),
  agreement: (_: unknown, { id }: Id, { loaders }: Ctx) => loaders.agreementById.load(id),
  agreementsByName: (_: unknown, { name }: Name, { loaders }: Ctx) =>
    allNamed(loaders.reader, agreements, ['name'], name),
  variation: (_: unknown, { id }: Id, { loaders }: Ctx) => loaders.variationById.load(id),
  decision: (_: unknown, { id }: Id, { loaders }: Ctx) => loaders.decisionById.load(id),
  sharedPost: (_: unknown, { id }: Id, { loaders }: Ctx) => loaders.sharedPostById.load(id),
  change: (_: unknown, { id }: Id, { loaders }: Ctx) => loaders.changeById.load(id),
  step: (_: unknown, { id }: Id, { loaders }: Ctx) => loaders.stepById.load(id),
};

/** Connections with filters and orders. */
const connections = {
  councils: (
    _: unknown,
    args: ListArguments<OrganisationFilter, OrganisationField>,
    { loaders, view }: Ctx,
  ) => pageOf(loaders.reader, councilListing(view, args), args),
  agencies: (
    _: unknown,
    args: ListArguments<OrganisationFilter, OrganisationField>,
    { loaders, view }: Ctx,
  ) => pageOf(loaders.reader, agencyListing(view, args), args),
  services: (_: unknown, args: ListArguments<ServiceFilter, ServiceField>, { loaders, view }: Ctx) =>
    pageOf(loaders.reader, serviceListing(view, args), args),
  serviceRoles: (
    _: unknown,
    args: ListArguments<ServiceRoleFilter, ServiceRoleField>,
    { loaders, view }: Ctx,
  ) => pageOf(loaders.reader, serviceRoleListing(view, args), args),
  agreements: (_: unknown, args: ListArguments<AgreementFilter, AgreementField>, { loaders, view }: Ctx) =>
    pageOf(loaders.reader, agreementListing(view, args), args),
  variations: (_: unknown, args: ListArguments<VariationFilter, VariationField>, { loaders, view }: Ctx) =>
    pageOf(loaders.reader, variationListing(view, args), args),
  decisions: (_: unknown, args: ListArguments<DecisionFilter, DecisionField>, { loaders, view }: Ctx) =>
    pageOf(loaders.reader, decisionListing(view, args), args),
  sharedPosts: (_: unknown, args: ListArguments<SharedPostFilter, SharedPostField>, { loaders, view }: Ctx) =>
    pageOf(loaders.reader, sharedPostListing(view, args), args),
  changes: (_: unknown, args: ListArguments<MatterFilter, ChangeField>, { loaders, view }: Ctx) =>
    pageOf(loaders.reader, changeListing(view, args), args),
  steps: (_: unknown, args: ListArguments<StepFilter, StepField>, { loaders, view }: Ctx) =>
    pageOf(loaders.reader, stepListing(view, args), args),
  agreementStatements: (
    _: unknown,
    args: ListArguments<MatterFilter, AgreementStatementField>,
    { loaders, view }: Ctx,
  ) => pageOf(loaders.reader, statementListing(view, args), args),
};

/** The root fields. */
export const query = { Query: { ...lookUps, ...connections } };
