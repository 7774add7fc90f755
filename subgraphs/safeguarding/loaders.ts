import { manyBy, manyByLink, oneById, type Reader } from '../common/reading/loaders';
import { pagesBy } from '../common/reading/page';
import type { RowOf, Table } from '../common/table';
import { all } from '../common/when';
import * as tables from './tables';

/** The column of a row's place in reading order; the word is one of SQL too. */
const ORDER = '"order"';

/** Loaders of the rows that a column leads to: those that the view shows, and those that are pending. */
const bothBy =
  (reader: Reader) =>
  <Shape>(table: Table<Shape>, column: string, order: readonly string[] = []) => ({
    shown: manyBy(reader, table, column, { order }),
    pending: manyBy(reader, table, column, { order, shown: 'PENDING' }),
  });

const createPartLoaders = (reader: Reader) => {
  const by = bothBy(reader);
  return {
    successionsByPartnership: by(tables.partnershipPredecessors, 'partnership_id'),
    successionsByPredecessor: by(tables.partnershipPredecessors, 'predecessor_id'),
    areasByPartnership: by(tables.partnershipAreas, 'partnership_id'),
    partnersByPartnership: by(tables.partners, 'partnership_id'),
    groupsByPartnership: by(tables.groups, 'partnership_id', [ORDER]),
    scrutinyByPartnership: by(tables.scrutinyArrangements, 'partnership_id', [ORDER]),
    goalsByPartnership: by(tables.goals, 'partnership_id', ['financial_year_from', ORDER]),
    reviewTypesByPartnership: by(tables.reviewTypes, 'partnership_id', [ORDER]),
    legalDutiesByPartnership: by(tables.legalDuties, 'partnership_id', [ORDER]),
    deadlinesByPartnership: by(tables.deadlines, 'partnership_id', ['due_on_from', ORDER]),
    independentReviewsByPartnership: by(tables.independentReviews, 'partnership_id', [
      'commissioned_on_from',
    ]),
    childDeathFiguresByPartnership: by(tables.childDeathFigures, 'partnership_id'),
    statementsByPartnership: by(tables.safeguardingStatements, 'partnership_id', ['kind', ORDER]),
  };
};

const createOrganisationLoaders = (reader: Reader) => {
  const by = bothBy(reader);
  return {
    areasByCouncil: by(tables.partnershipAreas, 'council_id'),
    scrutinyByCouncil: by(tables.scrutinyArrangements, 'council_id', [ORDER]),
    groupsByCouncil: by(tables.groups, 'council_id', [ORDER]),
    childDeathFiguresByCouncil: manyBy(reader, tables.childDeathFigures, 'council_id'),
    partnersByOrganisation: {
      shown: manyByLink(reader, tables.partners, 'partner'),
      pending: manyByLink(reader, tables.partners, 'partner', { shown: 'PENDING' }),
    },
    partnerPagesByOrganisation: pagesBy<RowOf<typeof tables.partners>>(reader, 'partner_id'),
  };
};

/** The loaders of one request. */
export const createLoaders = (reader: Reader) => {
  const by = bothBy(reader);
  const parts = createPartLoaders(reader);
  const whateverTheDay: Reader = { ...reader, view: { ...reader.view, asOf: null } };
  return {
    reader,
    ...parts,
    ...createOrganisationLoaders(reader),
    partnershipById: oneById(reader, tables.partnerships),
    partnershipsByOwnId: by(tables.partnerships, 'id'),
    partnershipsByWhole: by(tables.partnerships, 'part_of_id'),
    partnershipsByService: manyBy(whateverTheDay, tables.partnerships, 'service_id'),
    /** Everything pending of a partnership, type by type. */
    pendingByPartnership: async (id: string) =>
      (await all(Object.values(parts).map(({ pending }) => pending.load(id)))).flat(),
    groupById: oneById(reader, tables.groups),
    groupsByOverseer: by(tables.groups, 'part_of_id', [ORDER]),
    goalById: oneById(reader, tables.goals),
    goalsByWhole: by(tables.goals, 'part_of_id', [ORDER]),
    reviewTypeById: oneById(reader, tables.reviewTypes),
    independentReviewById: oneById(reader, tables.independentReviews),
    statementPagesBySubject: pagesBy<RowOf<typeof tables.safeguardingStatements>>(reader, 'subject_id'),
    statementPagesByPartnership: pagesBy<RowOf<typeof tables.safeguardingStatements>>(
      reader,
      'partnership_id',
    ),
  };
};

/** What the resolvers load with. */
export type Loaders = ReturnType<typeof createLoaders>;
