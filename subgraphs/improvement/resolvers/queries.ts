import { sql } from '../../common/database/sql';
import { filledText } from '../../common/reading/filter';
import { allOf } from '../../common/reading/loaders';
import type { Table } from '../../common/table';
import { interventionsPage } from '../interventions';
import { inspectionListing, visitListing } from '../listings/inspections';
import {
  commissionerListing,
  directionListing,
  improvementPartnershipListing,
} from '../listings/intervention';
import { improvementBoardListing, improvementPlanListing, programmeListing } from '../listings/plans';
import { indicatorListing, initiativeListing } from '../listings/results';
import { statementListing } from '../listings/statements';
import {
  improvementBoards,
  improvementPartnerships,
  improvementPlans,
  initiatives,
  programmes,
} from '../tables';
import { byArgument, connection, type ImprovementContext } from './shared';

type InterventionsArguments = Parameters<typeof interventionsPage>[0];

/** A resolver of everything of a table with a name, whatever holds on the day, since a thing keeps its name. */
const named =
  <Shape>(table: Table<Shape>) =>
  (_: unknown, { name }: { readonly name: string }, { loaders: { reader } }: ImprovementContext) =>
    allOf({ ...reader, view: { ...reader.view, asOf: null } }, table, {
      where: sql('lower(name) = ?', filledText(name, 'name').toLowerCase()),
    });

/** Query. */
export const queries = {
  interventions: (_: unknown, args: InterventionsArguments, { loaders }: ImprovementContext) =>
    interventionsPage(args, loaders),
  inspection: byArgument((loaders) => loaders.inspectionById),
  inspections: connection(inspectionListing),
  visit: byArgument((loaders) => loaders.visitById),
  visits: connection(visitListing),
  direction: byArgument((loaders) => loaders.directionById),
  directions: connection(directionListing),
  commissioner: byArgument((loaders) => loaders.commissionerById),
  commissioners: connection(commissionerListing),
  improvementPartnership: byArgument((loaders) => loaders.improvementPartnershipById),
  improvementPartnershipsByName: named(improvementPartnerships),
  improvementPartnerships: connection(improvementPartnershipListing),
  improvementBoard: byArgument((loaders) => loaders.improvementBoardById),
  improvementBoardsByName: named(improvementBoards),
  improvementBoards: connection(improvementBoardListing),
  improvementPlan: byArgument((loaders) => loaders.improvementPlanById),
  improvementPlansByName: named(improvementPlans),
  improvementPlans: connection(improvementPlanListing),
  deliveryModelProgramme: byArgument((loaders) => loaders.programmeById),
  deliveryModelProgrammesByName: named(programmes),
  deliveryModelProgrammes: connection(programmeListing),
  initiative: byArgument((loaders) => loaders.initiativeById),
  initiativesByName: named(initiatives),
  initiatives: connection(initiativeListing),
  indicator: byArgument((loaders) => loaders.indicatorById),
  indicators: connection(indicatorListing),
  improvementStatements: connection(statementListing),
};
