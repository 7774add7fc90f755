import type { Link } from '../../common/columns';
import { absenceWhenEmpty, absenceOf, factFields, linked } from '../../common/facts/resolvers';
import { statementListing, type StatementArguments } from '../listings/statements';
import { isChosen, partnershipAt, type Id, type SafeguardingContext } from './shared';
import { replacedBy, replacing, successionsOf } from './succession';

type Chosen = readonly string[] | null | undefined;

/** SafeguardingPartnership. */
export const partnership = {
  ...factFields,
  __resolveReference: ({ id }: Id, { loaders }: SafeguardingContext) => loaders.partnershipById.load(id),
  predecessors: replacedBy('shown'),
  pendingPredecessors: replacedBy('pending'),
  successors: replacing('shown'),
  pendingSuccessors: replacing('pending'),
  successions: successionsOf('shown'),
  pendingSuccessions: successionsOf('pending'),
  partOf: partnershipAt('partOf'),
  parts: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
    loaders.partnershipsByWhole.shown.load(id),
  pendingParts: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
    loaders.partnershipsByWhole.pending.load(id),
  service: linked('service'),
  serviceAbsence: absenceOf('service'),
  areas: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
    loaders.areasByPartnership.shown.load(id),
  partners: async (
    { id }: Id,
    { capacity }: { readonly capacity?: Chosen },
    { loaders }: SafeguardingContext,
  ) => (await loaders.partnersByPartnership.shown.load(id)).filter((row) => isChosen(capacity, row.capacity)),
  groups: async ({ id }: Id, { kind }: { readonly kind?: Chosen }, { loaders }: SafeguardingContext) =>
    (await loaders.groupsByPartnership.shown.load(id)).filter((row) => isChosen(kind, row.kind)),
  scrutiny: async (
    { id }: Id,
    { councilId }: { readonly councilId?: string | null },
    { loaders }: SafeguardingContext,
  ) => (await loaders.scrutinyByPartnership.shown.load(id)).filter((row) => isOf(councilId, row)),
  scrutinyAbsence: async ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
    absenceWhenEmpty(await loaders.scrutinyByPartnership.shown.load(id)),
  goals: async (
    { id }: Id,
    { financialYear }: { readonly financialYear?: string | null },
    { loaders }: SafeguardingContext,
  ) =>
    (await loaders.goalsByPartnership.shown.load(id)).filter(
      (row) => row.partOf.to === null && (!financialYear || row.financialYear.year === financialYear),
    ),
  reviewTypes: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
    loaders.reviewTypesByPartnership.shown.load(id),
  legalDuties: async ({ id }: Id, { kind }: { readonly kind?: Chosen }, { loaders }: SafeguardingContext) =>
    (await loaders.legalDutiesByPartnership.shown.load(id)).filter((row) => isChosen(kind, row.kind)),
  deadlines: async (
    { id }: Id,
    { kind, statutory }: { readonly kind?: Chosen; readonly statutory?: boolean | null },
    { loaders }: SafeguardingContext,
  ) =>
    (await loaders.deadlinesByPartnership.shown.load(id)).filter(
      (row) =>
        isChosen(kind, row.kind) &&
        (typeof statutory !== 'boolean' || statutory === (row.statutory === 'STATUTORY')),
    ),
  independentReviews: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
    loaders.independentReviewsByPartnership.shown.load(id),
  childDeathFigures: async (
    { id }: Id,
    { councilId }: { readonly councilId?: string | null },
    { loaders }: SafeguardingContext,
  ) => (await loaders.childDeathFiguresByPartnership.shown.load(id)).filter((row) => isOf(councilId, row)),
  statements: ({ id }: Id, args: StatementArguments, { loaders }: SafeguardingContext) =>
    loaders.statementPagesByPartnership.load(id, statementListing(loaders.reader, args), args),
  pending: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) => loaders.pendingByPartnership(id),
};

const isOf = (councilId: string | null | undefined, row: { readonly council: Link }): boolean =>
  councilId === null || councilId === undefined || row.council.to?.id === councilId;
