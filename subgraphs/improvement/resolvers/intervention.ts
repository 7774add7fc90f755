import { absenceWhenEmpty, absenceOf, factFields, linked } from '../../common/facts/resolvers';
import { appliedOf, helpersOf, pendingHelpersOf, type CouncilIntervention } from '../intervention';
import { entity, loaded, own, statements, type Id, type ImprovementContext } from './shared';

/** Direction, Commissioner, ImprovementPartnership, and a council's intervention. */
export const intervention = {
  Direction: {
    ...entity((loaders) => loaders.directionById),
    ...factFields,
    council: linked('council'),
    councilAbsence: absenceOf('council'),
    issuer: linked('issuer'),
    issuerAbsence: absenceOf('issuer'),
    replaces: own('replaces', (loaders) => loaders.directionById),
    replacesAbsence: absenceOf('replaces'),
    replacedBy: loaded((loaders) => loaders.directionsByReplaced),
    helper: linked('helper'),
    helperAbsence: absenceOf('helper'),
    statements,
  },
  Commissioner: {
    ...factFields,
    council: linked('council'),
    councilAbsence: absenceOf('council'),
    appointedBy: linked('appointedBy'),
    appointedByAbsence: absenceOf('appointedBy'),
    homeOrganisation: linked('homeOrganisation'),
    visits: loaded((loaders) => loaders.visitsByCommissioner),
    statements,
  },
  ImprovementPartnership: {
    ...entity((loaders) => loaders.improvementPartnershipById),
    ...factFields,
    council: linked('council'),
    councilAbsence: absenceOf('council'),
    helper: linked('helper'),
    helperAbsence: absenceOf('helper'),
    agreement: linked('agreement'),
    agreementAbsence: absenceOf('agreement'),
    visits: loaded((loaders) => loaders.visitsByImprovementPartnership),
    statements,
  },
  CouncilIntervention: {
    helpers: (row: CouncilIntervention, _: unknown, { loaders }: ImprovementContext) =>
      helpersOf(row, loaders),
    helperAbsence: async (row: CouncilIntervention, _: unknown, { loaders }: ImprovementContext) =>
      absenceWhenEmpty(await helpersOf(row, loaders)),
    improvementPartnerships: async ({ id }: Id, _: unknown, { loaders }: ImprovementContext) =>
      appliedOf(await loaders.improvementPartnershipsByCouncil.shown.load(id)),
    improvementBoards: async ({ id }: Id, _: unknown, { loaders }: ImprovementContext) =>
      appliedOf(await loaders.improvementBoardsByCouncil.shown.load(id)),
    improvementPlans: async ({ id }: Id, _: unknown, { loaders }: ImprovementContext) =>
      appliedOf(await loaders.improvementPlansByCouncil.shown.load(id)),
    pendingHelpers: (row: CouncilIntervention, _: unknown, { loaders }: ImprovementContext) =>
      pendingHelpersOf(row, loaders),
    pendingImprovementPartnerships: loaded((loaders) => loaders.improvementPartnershipsByCouncil.pending),
    pendingImprovementBoards: loaded((loaders) => loaders.improvementBoardsByCouncil.pending),
    pendingImprovementPlans: loaded((loaders) => loaders.improvementPlansByCouncil.pending),
  },
};
