import { APPLIED_STANDINGS, type Standing } from '../columns';
import type { Table } from '../table';
import type { View } from '../view';
import { every, isIn, some, sql, type Sql } from './sql';

const applied = `standing IN (${APPLIED_STANDINGS.map((standing) => `'${standing}'`).join(', ')})`;

/**
 * Which rows of a table a view shows. Without a day all that is known; with one, what holds or had happened on it.
 * PENDING turns the standing round: what a source proposes, plans or expects, which a day never applies.
 */
export type Shown = 'APPLIED' | 'PENDING';

const PENDING: readonly Standing[] = [
  'PROPOSED',
  'RECOMMENDED',
  'AGREED_IN_PRINCIPLE',
  'PLANNED',
  'EXPECTED',
];

/** The standings of what is yet to come. */
export const isPending = (column = 'standing'): Sql => isIn(column, PENDING);

const onDay = ({ time }: Table, day: string): Sql[] => {
  switch (time.kind) {
    case 'LASTING':
      return [];
    case 'EVENT':
      return [
        sql(time.on === 'known_on' ? 'known_on <= ?' : `coalesce(${time.on}, known_on) <= ?`, day),
        ...(time.standings === 'ANY' ? [] : [sql(applied)]),
      ];
    case 'STATE':
      return [
        sql(applied),
        sql(`${time.from} IS NULL OR ${time.from} <= ?`, day),
        // What has ended on a day that nobody states is over at the latest when a source says so.
        ...(time.before === null
          ? [sql(`standing <> 'ENDED'`)]
          : [
              sql(`${time.before} IS NULL OR ${time.before} > ?`, day),
              sql(`standing <> 'ENDED' OR ${time.before} IS NOT NULL OR known_on > ?`, day),
            ]),
      ];
  }
};

/** The conditions by which a view picks rows of a table. */
export const shownBy = (table: Table, view: View, shown: Shown = 'APPLIED'): Sql => {
  const cites = table.database.some(({ name }) => name === 'known_on');
  const known = view.knownAt !== null && cites ? [sql('known_on <= ?', view.knownAt)] : [];
  if (shown === 'PENDING') {
    const stated = view.asOf === null ? [] : [sql('known_on <= ?', view.asOf)];
    return every([...known, ...stated, isPending()]);
  }
  return every([...known, ...(view.asOf === null ? [] : onDay(table, view.asOf))]);
};

/**
 * The conditions by which a view picks rows of the standings that a filter names, in the place of its own rule: of those
 * that a day applies, the rows that hold on it; of all others, the rows put forward by then.
 */
export const shownAs = (table: Table, view: View, standings: readonly Standing[]): Sql => {
  const named = every([knownBy(table, view), isIn('standing', standings)]);
  if (view.asOf === null) return named;
  const putForward = every([sql(`NOT (${applied})`), sql('known_on <= ?', view.asOf)]);
  return every([named, some([every(onDay(table, view.asOf)), putForward])]);
};

/** The conditions for a look-up by id: known by then, whatever holds on the day, since a thing keeps its name. */
export const knownBy = (table: Table, view: View): Sql => shownBy(table, { ...view, asOf: null });
