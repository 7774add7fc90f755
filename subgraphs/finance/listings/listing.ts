import type { Standing } from '../../common/columns';
import { isIn, sql, type Sql } from '../../common/database/sql';
import {
  filledText,
  idGiven,
  isFlag,
  linksTo,
  oneOf,
  shownWith,
  textIn,
  type Given,
} from '../../common/reading/filter';
import { sortOf, type OrderTerm } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { PageArguments } from '../../common/reading/page';
import type { Table } from '../../common/table';
import type { View } from '../../common/view';
import type { Role } from '../derived/tables';
import { belongsUnder, rowsUnder } from './under';

/** The parts that an organisation has in a fact; a filter names one as `holderId`. */
const ORGANISATION_TERMS = ['holder', 'contributor', 'recipient', 'funder', 'payer'] as const;
type OrganisationTerm = (typeof ORGANISATION_TERMS)[number];
/** Filter terms that name some of a closed list. */
type ChoiceTerm = 'kind' | 'nature' | 'basis' | 'cause';

/** What the filters of all lists can hold; each input type of the schema has some of it. */
export interface ListFilter
  extends
    Readonly<Partial<Record<`${OrganisationTerm}Id`, Given<string>>>>,
    Readonly<Partial<Record<ChoiceTerm, Given<readonly string[]>>>> {
  readonly text?: Given<string>;
  readonly subjectId?: Given<string>;
  readonly organisationId?: Given<string>;
  readonly role?: Given<readonly Role[]>;
  readonly financialYear?: Given<string>;
  readonly costCentre?: Given<string>;
  readonly agrees?: Given<boolean>;
  readonly standing?: Given<readonly Standing[]>;
}

/** The arguments of a list. */
export interface ListArguments<Field extends string = string> extends PageArguments {
  readonly filter?: Given<ListFilter>;
  readonly orderBy?: Given<readonly OrderTerm<Field>[]>;
}

/** What can be filtered and ordered in a list, and by which columns. */
export interface List<Shape, Field extends string> {
  readonly table: Table<Shape>;
  /** A query that is read in the table's place. */
  readonly from?: Sql;
  /** The columns that a text is looked for in. */
  readonly words: readonly string[];
  /** The column of each choice of the filter. */
  readonly choices: Readonly<Partial<Record<ChoiceTerm, string>>>;
  readonly order: Readonly<Record<Field, readonly string[]>>;
  /** What it is ordered by where nothing is asked for. */
  readonly byDefault: NoInfer<Field>;
}

const rolesIn = (roles: Given<readonly Role[]>): Sql[] => oneOf('role', roles, 'filter.role');

/** The rows about a subject, of whatever type it is. */
const about = (table: Table, id: Given<string>): Sql[] =>
  id === null || id === undefined
    ? []
    : [belongsUnder(table, [sql(`role = 'SUBJECT' AND thing_id = ?`, idGiven(id, 'filter.subjectId'))])];

/** The rows in which an organisation has a part, or, where none is named, someone has the roles. */
const ofOrganisation = (table: Table, id: Given<string>, roles: Given<readonly Role[]>): Sql[] => {
  const links = [
    ...(id === null || id === undefined
      ? []
      : [
          isIn('thing_type', ['Council', 'Agency']),
          sql('thing_id = ?', idGiven(id, 'filter.organisationId')),
        ]),
    ...rolesIn(roles),
  ];
  return links.length === 0 ? [] : [belongsUnder(table, links)];
};

const conditions = <Shape, Field extends string>(
  { table, words, choices }: List<Shape, Field>,
  filter: ListFilter,
  roles: Given<readonly Role[]>,
): Sql[] => [
  ...textIn(words, filter.text, 'filter.text'),
  ...about(table as Table, filter.subjectId),
  ...ofOrganisation(table as Table, filter.organisationId, roles),
  ...ORGANISATION_TERMS.flatMap((term) => linksTo(term, filter[`${term}Id`], `filter.${term}Id`)),
  ...(Object.entries(choices) as [ChoiceTerm, string][]).flatMap(([term, column]) =>
    oneOf(column, filter[term], `filter.${term}`),
  ),
  ...(filter.financialYear ? [sql('financial_year = ?', filter.financialYear)] : []),
  ...(typeof filter.costCentre === 'string'
    ? [sql('lower(cost_centre) = ?', filledText(filter.costCentre, 'filter.costCentre').toLowerCase())]
    : []),
  ...isFlag('agrees', filter.agrees),
];

/** A list at the root, or under things of one type, where they have one of the roles or any. */
export const listingOf = <Shape, Field extends string>(
  list: List<Shape, Field>,
  { filter, orderBy }: ListArguments<Field>,
  view: View,
  under?: { readonly type: string; readonly roles?: readonly Role[] },
): Listing<Shape> => {
  const given = filter ?? {};
  const table = list.table as Table;
  const source = list.from ?? sql(`SELECT * FROM ${table.name}`);
  rolesIn(given.role);
  return {
    table: list.table,
    from: under === undefined ? source : rowsUnder(table, source, under.type, under.roles ?? given.role),
    where: conditions(list, given, under === undefined ? given.role : null),
    sort: sortOf(list.order, orderBy, list.byDefault),
    ...shownWith(table, view, given.standing, 'filter.standing'),
  };
};
