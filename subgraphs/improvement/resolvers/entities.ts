import { absenceWhenEmpty } from '../../common/facts/resolvers';
import { sql } from '../../common/database/sql';
import { when } from '../../common/when';
import { interventionOf } from '../intervention';
import { inspectionListing, latestInspections, visitListing } from '../listings/inspections';
import { directionListing } from '../listings/intervention';
import { indicatorListing } from '../listings/results';
import { statementListing } from '../listings/statements';
import type { Loaders } from '../loaders';
import { connectionUnder, loaded, type Id, type ImprovementContext } from './shared';

const latestInspectionsOf = (council: string, loaders: Loaders) =>
  when(loaders.inspectionPagesByCouncil.load(council, latestInspections, { first: 1 }), ({ nodes }) => nodes);

const visitsMadeBy = (type: 'Council' | 'Agency') =>
  connectionUnder((loaders) => loaders.visitPagesByVisitor, visitListing, [sql('by_type = ?', type)]);

const helpsOf =
  (type: 'Council' | 'Agency', standing: 'shown' | 'pending') =>
  ({ id }: Id, _: unknown, { loaders }: ImprovementContext) =>
    loaders.improvementPartnershipsByHelper[standing].load({ __typename: type, id });

/** What this subgraph adds to the entities of other homes. */
export const entities = {
  Council: {
    intervention: ({ id }: Id, _: unknown, { loaders }: ImprovementContext) => interventionOf(id, loaders),
    inspections: connectionUnder((loaders) => loaders.inspectionPagesByCouncil, inspectionListing),
    latestInspection: ({ id }: Id, _: unknown, { loaders }: ImprovementContext) =>
      when(latestInspectionsOf(id, loaders), ([latest]) => latest ?? null),
    latestInspectionAbsence: ({ id }: Id, _: unknown, { loaders }: ImprovementContext) =>
      when(latestInspectionsOf(id, loaders), absenceWhenEmpty),
    visits: connectionUnder((loaders) => loaders.visitPagesByCouncil, visitListing),
    visitsMade: visitsMadeBy('Council'),
    directions: loaded((loaders) => loaders.directionsByCouncil.shown),
    pendingDirections: loaded((loaders) => loaders.directionsByCouncil.pending),
    commissioners: loaded((loaders) => loaders.commissionersByCouncil.shown),
    pendingCommissioners: loaded((loaders) => loaders.commissionersByCouncil.pending),
    improvementPartnerships: loaded((loaders) => loaders.improvementPartnershipsByCouncil.shown),
    pendingImprovementPartnerships: loaded((loaders) => loaders.improvementPartnershipsByCouncil.pending),
    helps: helpsOf('Council', 'shown'),
    pendingHelps: helpsOf('Council', 'pending'),
    improvementPlans: loaded((loaders) => loaders.improvementPlansByCouncil.shown),
    pendingImprovementPlans: loaded((loaders) => loaders.improvementPlansByCouncil.pending),
    improvementBoards: loaded((loaders) => loaders.improvementBoardsByCouncil.shown),
    pendingImprovementBoards: loaded((loaders) => loaders.improvementBoardsByCouncil.pending),
    deliveryModelProgrammes: loaded((loaders) => loaders.programmesByCouncil.shown),
    pendingDeliveryModelProgrammes: loaded((loaders) => loaders.programmesByCouncil.pending),
    initiatives: loaded((loaders) => loaders.initiativesByCouncil.shown),
    pendingInitiatives: loaded((loaders) => loaders.initiativesByCouncil.pending),
    indicators: connectionUnder((loaders) => loaders.indicatorPagesByCouncil, indicatorListing),
    improvementStatements: connectionUnder((loaders) => loaders.statementPagesBySubject, statementListing, [
      sql(`subject_type = 'Council'`),
    ]),
  },
  Agency: {
    inspectionsMade: connectionUnder((loaders) => loaders.inspectionPagesByInspector, inspectionListing, [
      sql(`inspector_type = 'Agency'`),
    ]),
    visitsMade: visitsMadeBy('Agency'),
    directionsIssued: connectionUnder((loaders) => loaders.directionPagesByIssuer, directionListing, [
      sql(`issuer_type = 'Agency'`),
    ]),
    helps: helpsOf('Agency', 'shown'),
    pendingHelps: helpsOf('Agency', 'pending'),
  },
  Service: {
    visits: connectionUnder((loaders) => loaders.visitPagesByService, visitListing),
    initiatives: loaded((loaders) => loaders.initiativesByService.shown),
    pendingInitiatives: loaded((loaders) => loaders.initiativesByService.pending),
  },
  Agreement: {
    improvementPartnerships: loaded((loaders) => loaders.improvementPartnershipsByAgreement.shown),
    pendingImprovementPartnerships: loaded((loaders) => loaders.improvementPartnershipsByAgreement.pending),
  },
};
