import type { Standing } from '../../common/columns';
import { every, isIn, some, sql, type Sql } from '../../common/database/sql';
import { checkDays, idGiven, oneOf, textIn, type Given } from '../../common/reading/filter';
import { sortOf, type OrderTerm } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf } from '../../common/table';
import type { View } from '../../common/view';
import { keyOf } from '../derive/subjects';
import { entries, relatedEntries, type RELATIONS } from '../tables';

/** The terms of a filter that name things, and the type of each. */
const THINGS = {
  councilId: 'Council',
  agencyId: 'Agency',
  serviceId: 'Service',
  agreementId: 'Agreement',
  safeguardingPartnershipId: 'SafeguardingPartnership',
  improvementPlanId: 'ImprovementPlan',
  deliveryModelProgrammeId: 'DeliveryModelProgramme',
  improvementPartnershipId: 'ImprovementPartnership',
} as const;

/** Terms that name the things that a row must be about. */
export type ThingFilter = { readonly [Term in keyof typeof THINGS]?: Given<string> };

/** Terms on entries that every filter of the record shares. */
export interface FactFilter {
  readonly text?: Given<string>;
  readonly standing?: Given<readonly Standing[]>;
  readonly types?: Given<readonly string[]>;
  readonly subgraph?: Given<readonly string[]>;
  readonly relation?: Given<(typeof RELATIONS)[number]>;
}

/** Which entries of a timeline. */
export interface TimelineFilter extends FactFilter {
  readonly from?: Given<string>;
  readonly to?: Given<string>;
}

/** Which entries. */
export interface EntryFilter extends TimelineFilter, ThingFilter {
  readonly kind?: Given<readonly string[]>;
  readonly sourceId?: Given<string>;
}

const ORDERS = { DAY: ['ordered_on'], MADE_KNOWN_ON: ['known_on'], TYPE: ['type'] } as const;

/** The order of a list of entries. */
export type EntryOrder = Given<readonly OrderTerm<keyof typeof ORDERS>[]>;

/** The entries by the days of the view: those whose day has come, and those that were made known by then. */
export const entriesShown = ({ asOf, knownAt }: View): Sql =>
  every([
    ...(knownAt === null ? [] : [sql('known_on <= ?', knownAt)]),
    ...(asOf === null ? [] : [sql('ordered_on <= ? OR known_on <= ?', asOf, asOf)]),
  ]);

/** The things that a filter names, each as a condition on the column that holds an entry's id. */
export const aboutThings = (filter: Given<ThingFilter & FactFilter>, column: string): Sql[] => {
  const relation = filter?.relation ? [sql('relation = ?', filter.relation)] : [];
  return Object.entries(THINGS).flatMap(([term, type]) => {
    const id = filter?.[term as keyof typeof THINGS];
    if (id === null || id === undefined) return [];
    const about = sql('about = ?', keyOf({ type, id: idGiven(id, `filter.${term}`) }));
    const which = every([about, ...relation]);
    return [{ ...which, text: `${column} IN (SELECT entry_id FROM entry_subjects WHERE ${which.text})` }];
  });
};

/** The source that a filter names, as a condition on the column that holds an entry's id. */
export const statedIn = (sourceId: Given<string>, column: string): Sql[] =>
  sourceId === null || sourceId === undefined
    ? []
    : [
        sql(
          `${column} IN (SELECT entry_id FROM entry_places WHERE cited_source_id = ?)`,
          idGiven(sourceId, 'filter.sourceId'),
        ),
      ];

/** What a filter says of the facts themselves. */
export const factConditions = (filter: Given<FactFilter>): Sql[] => [
  ...textIn(['summary'], filter?.text, 'filter.text'),
  ...oneOf('standing', filter?.standing, 'filter.standing'),
  ...oneOf('type', filter?.types, 'filter.types'),
  ...oneOf('subgraph', filter?.subgraph, 'filter.subgraph'),
];

const inSpan = (filter: Given<TimelineFilter>): Sql[] => {
  const { from, to } = filter ?? {};
  checkDays(from, to, 'filter.from');
  return [
    ...(from ? [some([sql('day_before > ?', from), sql('day_before IS NULL AND known_on >= ?', from)])] : []),
    ...(to ? [sql('ordered_on <= ?', to)] : []),
  ];
};

/** What a filter says of entries, wherever they are listed. */
export const entryConditions = (filter: Given<EntryFilter>): Sql[] => [
  ...factConditions(filter),
  ...inSpan(filter),
  ...oneOf('kind', filter?.kind, 'filter.kind'),
  ...aboutThings(filter, 'id'),
  ...statedIn(filter?.sourceId, 'id'),
];

/** Entries, by day where no order is given. */
export const entryListing = (
  view: View,
  filter: Given<EntryFilter>,
  orderBy: EntryOrder,
): Listing<RowOf<typeof entries>> => ({
  table: entries,
  where: entryConditions(filter),
  sort: sortOf(ORDERS, orderBy, 'DAY'),
  shown: entriesShown(view),
});

/** The timelines of things, by the column `about`. */
export const timelineListing = (
  view: View,
  filter: Given<TimelineFilter>,
  orderBy: EntryOrder,
): Listing<RowOf<typeof relatedEntries>> => ({
  table: relatedEntries,
  from: sql(
    `SELECT entries.*, entry_subjects.about, entry_subjects.relation
     FROM entries JOIN entry_subjects ON entry_subjects.entry_id = entries.id`,
  ),
  where: [
    isIn('kind', ['FACT', 'CONFLICT']),
    ...factConditions(filter),
    ...inSpan(filter),
    ...(filter?.relation ? [sql('relation = ?', filter.relation)] : []),
  ],
  sort: sortOf(ORDERS, orderBy, 'DAY'),
  shown: entriesShown(view),
});
