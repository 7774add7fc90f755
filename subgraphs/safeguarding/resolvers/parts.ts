import type { Link } from '../../common/columns';
import { absenceOf, factFields, linked, yearOf } from '../../common/facts/resolvers';
import { partnershipAt, partnershipOf, statementsAbout, type Id, type SafeguardingContext } from './shared';

interface PartOf {
  readonly partOf: Link;
}

const ofPartnership = { ...factFields, partnership: partnershipOf };

/** The types of what a partnership has and does. */
export const parts = {
  PartnershipSuccession: {
    ...ofPartnership,
    predecessor: partnershipAt('predecessor'),
    predecessorAbsence: absenceOf('predecessor'),
  },
  PartnershipArea: { ...ofPartnership, council: linked('council'), councilAbsence: absenceOf('council') },
  Partner: { ...ofPartnership, partner: linked('partner'), partnerAbsence: absenceOf('partner') },
  PartnershipGroup: {
    ...ofPartnership,
    council: linked('council'),
    partOf: ({ partOf: { to } }: PartOf, _: unknown, { loaders }: SafeguardingContext) =>
      to === null ? null : loaders.groupById.load(to.id),
    overseenGroups: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
      loaders.groupsByOverseer.shown.load(id),
    pendingOverseenGroups: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
      loaders.groupsByOverseer.pending.load(id),
    statements: statementsAbout('PartnershipGroup'),
  },
  ScrutinyArrangement: {
    ...ofPartnership,
    council: linked('council'),
    sharedWith: linked('sharedWith'),
  },
  Goal: {
    ...ofPartnership,
    financialYear: yearOf('financialYear'),
    financialYearAbsence: absenceOf('financialYear'),
    partOf: ({ partOf: { to } }: PartOf, _: unknown, { loaders }: SafeguardingContext) =>
      to === null ? null : loaders.goalById.load(to.id),
    aims: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) => loaders.goalsByWhole.shown.load(id),
    pendingAims: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
      loaders.goalsByWhole.pending.load(id),
    statements: statementsAbout('Goal'),
  },
  ReviewType: { ...ofPartnership, statements: statementsAbout('ReviewType') },
  LegalDuty: ofPartnership,
  Deadline: {
    ...ofPartnership,
    statutory: ({ statutory }: { readonly statutory: string }) => statutory === 'STATUTORY',
  },
  IndependentReview: {
    ...ofPartnership,
    reviewer: linked('reviewer'),
    reviewerAbsence: absenceOf('reviewer'),
    statements: statementsAbout('IndependentReview'),
  },
  ChildDeathFigure: { ...ofPartnership, council: linked('council') },
};
