import { manyBy, manyByLink, oneById, type Reader } from '../common/reading/loaders';
import { pagesBy } from '../common/reading/page';
import type { RowOf, Table } from '../common/table';
import * as tables from './tables';

/** The column of a row's place in its list; the word is one of SQL too. */
const ORDER = '"order"';

/** Loaders of the rows that a column leads to: those that the view shows, and those that are pending. */
const bothBy =
  (reader: Reader) =>
  <Shape>(table: Table<Shape>, column: string, order: readonly string[] = []) => ({
    shown: manyBy(reader, table, column, { order }),
    pending: manyBy(reader, table, column, { order, shown: 'PENDING' }),
  });

const createThingLoaders = (reader: Reader) => ({
  inspectionById: oneById(reader, tables.inspections),
  visitById: oneById(reader, tables.visits),
  directionById: oneById(reader, tables.directions),
  commissionerById: oneById(reader, tables.commissioners),
  improvementPartnershipById: oneById(reader, tables.improvementPartnerships),
  improvementBoardById: oneById(reader, tables.improvementBoards),
  improvementPlanById: oneById(reader, tables.improvementPlans),
  programmeById: oneById(reader, tables.programmes),
  phaseById: oneById(reader, tables.programmePhases),
  initiativeById: oneById(reader, tables.initiatives),
  indicatorById: oneById(reader, tables.indicators),
});

/** What hangs on the councils, agencies, services and agreements of another home. */
const createEntityLoaders = (reader: Reader) => {
  const by = bothBy(reader);
  return {
    directionsByCouncil: by(tables.directions, 'council_id', ['issued_on_from']),
    commissionersByCouncil: by(tables.commissioners, 'council_id', ['starts_on_from']),
    improvementPartnershipsByCouncil: by(tables.improvementPartnerships, 'council_id', ['name']),
    improvementPartnershipsByAgreement: by(tables.improvementPartnerships, 'agreement_id', ['name']),
    improvementPartnershipsByHelper: {
      shown: manyByLink(reader, tables.improvementPartnerships, 'helper', { order: ['name'] }),
      pending: manyByLink(reader, tables.improvementPartnerships, 'helper', {
        order: ['name'],
        shown: 'PENDING',
      }),
    },
    improvementBoardsByCouncil: by(tables.improvementBoards, 'council_id', ['name']),
    improvementPlansByCouncil: by(tables.improvementPlans, 'council_id', ['name']),
    programmesByCouncil: by(tables.programmes, 'council_id', ['name']),
    initiativesByCouncil: by(tables.initiatives, 'council_id', [ORDER]),
    initiativesByService: by(tables.initiatives, 'service_id', ['council_id', ORDER]),
    inspectionPagesByCouncil: pagesBy<RowOf<typeof tables.inspections>>(reader, 'council_id'),
    inspectionPagesByInspector: pagesBy<RowOf<typeof tables.inspections>>(reader, 'inspector_id'),
    visitPagesByCouncil: pagesBy<RowOf<typeof tables.visits>>(reader, 'council_id'),
    visitPagesByVisitor: pagesBy<RowOf<typeof tables.visits>>(reader, 'by_id'),
    visitPagesByService: pagesBy<RowOf<typeof tables.visits>>(reader, 'service_id'),
    directionPagesByIssuer: pagesBy<RowOf<typeof tables.directions>>(reader, 'issuer_id'),
    indicatorPagesByCouncil: pagesBy<RowOf<typeof tables.indicators>>(reader, 'council_id'),
    statementPagesBySubject: pagesBy<RowOf<typeof tables.improvementStatements>>(reader, 'subject_id'),
  };
};

/** What things of this home are made of. */
const createPartLoaders = (reader: Reader) => {
  const by = bothBy(reader);
  return {
    judgementsByInspection: manyBy(reader, tables.judgements, 'inspection_id', { order: [ORDER] }),
    visitsByCommissioner: manyBy(reader, tables.visits, 'commissioner_id', { order: ['visited_on_from'] }),
    visitsByImprovementPartnership: manyBy(reader, tables.visits, 'partnership_id', {
      order: ['visited_on_from'],
    }),
    directionsByReplaced: manyBy(reader, tables.directions, 'replaces_id', { order: ['issued_on_from'] }),
    improvementPlansByReplaced: manyBy(reader, tables.improvementPlans, 'replaces_id', {
      order: ['agreed_on_from'],
    }),
    membersByBoard: by(tables.boardMembers, 'board_id'),
    prioritiesByPlan: by(tables.planPriorities, 'plan_id', [ORDER]),
    phasesByProgramme: manyBy(reader, tables.programmePhases, 'programme_id', { order: ['number'] }),
    decisionPointsByProgramme: manyBy(reader, tables.decisionPoints, 'programme_id', {
      order: ['due_on_from'],
    }),
    decisionPointsByPhase: manyBy(reader, tables.decisionPoints, 'phase_id', { order: ['due_on_from'] }),
    resultsByInitiative: manyBy(reader, tables.indicators, 'initiative_id', { order: ['observed_on_from'] }),
    comparatorsByIndicator: manyBy(reader, tables.indicators, 'comparator_of_id'),
    statementsBySubject: manyByLink(reader, tables.improvementStatements, 'subject', {
      order: ['kind', ORDER],
    }),
  };
};

/** The loaders of one request. */
export const createLoaders = (reader: Reader) => ({
  reader,
  ...createThingLoaders(reader),
  ...createEntityLoaders(reader),
  ...createPartLoaders(reader),
});

/** What the resolvers load with. */
export type Loaders = ReturnType<typeof createLoaders>;
