import { every, some, sql, type Sql } from '../common/database/sql';
import { shownBy } from '../common/database/view-conditions';
import type { Table } from '../common/table';
import type { View } from '../common/view';

/** The types of organisation, which tie tables name in their `_type` column. */
export type OrganisationType = 'Council' | 'Agency';

/**
 * Which rows of a tie table count: those that the view shows. ALSO_PENDING adds what is proposed, planned or expected:
 * a council that is to be served is reached by what is said of the service.
 */
export type Reach = 'APPLIED' | 'ALSO_PENDING';

const reaches = (ties: Table, view: View, reach: Reach): Sql =>
  reach === 'APPLIED' || ties.time.kind === 'LASTING'
    ? shownBy(ties, view)
    : some([shownBy(ties, view), shownBy(ties, view, 'PENDING')]);

const columnsOf = ({ name, ties }: Table): { thing: string; organisation: string } => {
  if (ties === undefined) throw new Error(`The table ${name} ties nothing.`);
  return { thing: `${ties.thing}_id`, organisation: `${ties.organisation}_id` };
};

interface Tied {
  /** Which of the two that a row ties the column holds; the thing where left out. */
  readonly side?: 'thing' | 'organisation';
  readonly reach: Reach;
  /** Conditions on the ties. */
  readonly where: readonly Sql[];
}

/** The rows whose column holds a thing, or an organisation, of one of the ties. */
export const isTied = (
  column: string,
  ties: Table,
  view: View,
  { side = 'thing', reach, where }: Tied,
): Sql => {
  const tie = every([reaches(ties, view, reach), ...where]);
  return {
    ...tie,
    text: `${column} IN (SELECT ${columnsOf(ties)[side]} FROM ${ties.name} WHERE ${tie.text})`,
  };
};

interface TiedRows {
  /** The type of the organisations. */
  readonly type: OrganisationType;
  readonly reach: Reach;
  /** Further conditions on the ties. */
  readonly where?: readonly Sql[];
  /** The type of the rows' subject, where the ties lead to it and not to the rows themselves. */
  readonly subject?: string;
}

/**
 * A query for the rows of a table beside the organisation that a tie table ties them, or their subject, to, as
 * `parent_id`; each row once for each organisation.
 */
export const tiedRows = (
  { name }: Table,
  ties: Table,
  view: View,
  { type, reach, where = [], subject }: TiedRows,
): Sql => {
  const { thing, organisation } = columnsOf(ties);
  const typeColumn = organisation.replace(/_id$/, '_type');
  const tie = every([sql(`${typeColumn} = ?`, type), reaches(ties, view, reach), ...where]);
  const led =
    subject === undefined
      ? sql(`tie.thing_id = ${name}.id`)
      : sql(`tie.thing_id = ${name}.subject_id AND ${name}.subject_type = ?`, subject);
  return {
    text:
      `SELECT ${name}.*, tie.parent_id FROM ${name} JOIN ` +
      `(SELECT DISTINCT ${thing} AS thing_id, ${organisation} AS parent_id FROM ${ties.name} WHERE ${tie.text}) AS tie ` +
      `ON ${led.text}`,
    values: [...tie.values, ...led.values],
  };
};

/** A query for the rows of a table beside the thing of a type that one of their links leads to, as `parent_id`. */
export const linkedRows = (rows: Table, link: string, type: string): Sql =>
  sql(`SELECT *, ${link}_id AS parent_id FROM ${rows.name} WHERE ${link}_type = ?`, type);

/** The rows of several such queries, none of them twice for one parent. */
export const eitherOf = (...queries: readonly Sql[]): Sql => ({
  text: queries.map(({ text }) => text).join(' UNION '),
  values: queries.flatMap(({ values }) => values),
});
