import { absenceOf, factFields, linked } from '../../common/facts/resolvers';
import { entity, loaded, own, statements, statementsOf } from './shared';

/** Boards, plans and programmes, with their parts. */
export const plans = {
  ImprovementBoard: {
    ...factFields,
    council: linked('council'),
    councilAbsence: absenceOf('council'),
    members: loaded((loaders) => loaders.membersByBoard.shown),
    pendingMembers: loaded((loaders) => loaders.membersByBoard.pending),
    statements,
  },
  BoardMember: {
    ...factFields,
    board: own('board', (loaders) => loaders.improvementBoardById),
    member: linked('member'),
    memberAbsence: absenceOf('member'),
  },
  ImprovementPlan: {
    ...entity((loaders) => loaders.improvementPlanById),
    ...factFields,
    council: linked('council'),
    councilAbsence: absenceOf('council'),
    replaces: own('replaces', (loaders) => loaders.improvementPlanById),
    replacedBy: loaded((loaders) => loaders.improvementPlansByReplaced),
    endorsedBy: linked('endorsedBy'),
    priorities: loaded((loaders) => loaders.prioritiesByPlan.shown),
    pendingPriorities: loaded((loaders) => loaders.prioritiesByPlan.pending),
    statements,
  },
  PlanPriority: { ...factFields, plan: own('plan', (loaders) => loaders.improvementPlanById) },
  DeliveryModelProgramme: {
    ...entity((loaders) => loaders.programmeById),
    ...factFields,
    council: linked('council'),
    councilAbsence: absenceOf('council'),
    direction: own('direction', (loaders) => loaders.directionById),
    principles: statementsOf('PRINCIPLE'),
    options: statementsOf('OPTION'),
    phases: loaded((loaders) => loaders.phasesByProgramme),
    decisionPoints: loaded((loaders) => loaders.decisionPointsByProgramme),
    statements,
  },
  ProgrammePhase: {
    ...factFields,
    programme: own('programme', (loaders) => loaders.programmeById),
    decisionPoints: loaded((loaders) => loaders.decisionPointsByPhase),
    statements,
  },
  DecisionPoint: {
    ...factFields,
    programme: own('programme', (loaders) => loaders.programmeById),
    phase: own('phase', (loaders) => loaders.phaseById),
  },
};
