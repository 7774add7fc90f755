import { APPLIED_STANDINGS, dayAfter, type Standing } from '../../common/columns';
import type { EntryDay, NamedDay } from '../../common/record-days';
import type { RecordEntry } from '../../common/record-entry';
import type { MOMENT_KINDS } from '../tables/derived';

type MomentKind = (typeof MOMENT_KINDS)[number];

/** A day of a fact, and what happens on it. */
export interface Moment {
  readonly kind: MomentKind;
  readonly field: string;
  readonly day: EntryDay;
}

const APPLIED: Readonly<Record<NamedDay['role'], MomentKind>> = {
  BEGINS: 'BEGAN',
  ENDS: 'ENDED',
  YEAR: 'YEAR_BEGAN',
  HAPPENS: 'HAPPENED',
  TAKES_EFFECT: 'TAKES_EFFECT',
  DUE: 'DUE',
  PUT_FORWARD: 'HAPPENED',
};

const STARTS: readonly NamedDay['role'][] = ['BEGINS', 'TAKES_EFFECT'];

const TURNED_DOWN: readonly string[] = ['NOT_RECOMMENDED', 'REJECTED'];

/** What happens on a day by the fact's standing; null where nothing is to, or where no source says that it does. */
const kindOf = (standing: string | null, { role, day }: NamedDay): MomentKind | null => {
  if (standing === null || APPLIED_STANDINGS.includes(standing as Standing)) {
    // What begins no earlier than a day began at some time after it.
    const isBound = day.qualifier === 'NOT_BEFORE' && STARTS.includes(role);
    return isBound ? null : APPLIED[role];
  }
  // That something was put forward on the day is a fact, whatever came of it.
  if (role === 'PUT_FORWARD') return 'PUT_FORWARD';
  if (TURNED_DOWN.includes(standing)) return null;
  return role === 'DUE' ? 'DUE' : 'PUT_FORWARD_FOR';
};

const onDay = (day: string): EntryDay => ({
  from: day,
  before: dayAfter(day),
  precision: 'DAY',
  qualifier: 'ON',
  inferred: 0,
  asStated: null,
});

/** The days that a fact names with what happens on each, and the day on which it was made known. */
export const momentsOf = ({ namedDays, standing, knownOn }: RecordEntry): Moment[] => [
  ...namedDays.flatMap((named) => {
    const kind = kindOf(standing, named);
    return kind === null ? [] : [{ kind, field: named.field, day: named.day }];
  }),
  { kind: 'MADE_KNOWN', field: 'madeKnownOn', day: onDay(knownOn) },
];
