import { every, some, sql, type Sql } from '../../common/database/sql';
import type { Narrowing } from '../../common/reading/arguments';
import { idGiven, linksTo, oneOf, shownWith, textIn, type Given } from '../../common/reading/filter';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf, Table } from '../../common/table';
import type { View } from '../../common/view';
import {
  commissioners,
  directions,
  improvementBoards,
  improvementPartnerships,
  improvementPlans,
  improvementStatements,
  initiatives,
  inspections,
  programmePhases,
  programmes,
  visits,
} from '../tables';
import type { CouncilFilter } from './arguments';

interface StatementFilter extends CouncilFilter {
  readonly subjectId?: Given<string>;
  readonly kind?: Given<readonly string[]>;
}

const ORDERS = {
  SUBJECT: ['subject_type', 'subject_id', 'kind', 'order'],
  KIND: ['kind', 'subject_type', 'subject_id', 'order'],
  MADE_KNOWN_ON: ['known_on'],
} as const;

/** The tables whose rows are a council's. */
const OF_A_COUNCIL = [
  inspections,
  visits,
  directions,
  commissioners,
  improvementPartnerships,
  improvementBoards,
  improvementPlans,
  programmes,
  initiatives,
];

const aboutRowsOf = ({ type }: Pick<Table, 'type'>, ids: Sql): Sql =>
  every([sql('subject_type = ?', type), { ...ids, text: `subject_id IN (${ids.text})` }]);

const aboutCouncil = (council: Given<string>): Sql[] => {
  if (council === null || council === undefined) return [];
  const id = idGiven(council, 'filter.councilId');
  const phases =
    'SELECT id FROM programme_phases WHERE programme_id IN (SELECT id FROM programmes WHERE council_id = ?)';
  return [
    some([
      every([sql(`subject_type = 'Council'`), sql('subject_id = ?', id)]),
      ...OF_A_COUNCIL.map((table) =>
        aboutRowsOf(table, sql(`SELECT id FROM ${table.name} WHERE council_id = ?`, id)),
      ),
      aboutRowsOf(programmePhases, sql(phases, id)),
    ]),
  ];
};

/** Statements, by what they are about where no order is given. */
export const statementListing = (
  view: View,
  { filter, orderBy }: Narrowing<StatementFilter, keyof typeof ORDERS>,
): Listing<RowOf<typeof improvementStatements>> => ({
  table: improvementStatements,
  where: [
    ...textIn(['summary'], filter?.text, 'filter.text'),
    ...linksTo('subject', filter?.subjectId, 'filter.subjectId'),
    ...aboutCouncil(filter?.councilId),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
  ],
  sort: sortOf(ORDERS, orderBy, 'SUBJECT'),
  ...shownWith(improvementStatements, view, filter?.standing, 'filter.standing'),
});
