import type { Link } from '../../common/columns';
import { factFields } from '../../common/facts/resolvers';
import type { ImprovementContext } from './shared';

/** What a statement is about: a thing of this home is read here, all else at its own. */
const subject = (
  { subject: { to } }: { readonly subject: Link },
  _: unknown,
  { loaders }: ImprovementContext,
) => {
  switch (to?.__typename) {
    case 'Inspection':
      return loaders.inspectionById.load(to.id);
    case 'Visit':
      return loaders.visitById.load(to.id);
    case 'Direction':
      return loaders.directionById.load(to.id);
    case 'Commissioner':
      return loaders.commissionerById.load(to.id);
    case 'ImprovementPartnership':
      return loaders.improvementPartnershipById.load(to.id);
    case 'ImprovementBoard':
      return loaders.improvementBoardById.load(to.id);
    case 'ImprovementPlan':
      return loaders.improvementPlanById.load(to.id);
    case 'DeliveryModelProgramme':
      return loaders.programmeById.load(to.id);
    case 'ProgrammePhase':
      return loaders.phaseById.load(to.id);
    case 'Initiative':
      return loaders.initiativeById.load(to.id);
    default:
      return to;
  }
};

/** Statement. */
export const statement = { ...factFields, subject };
