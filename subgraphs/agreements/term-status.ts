import { APPLIED_STANDINGS } from '../common/columns';
import type { RowOf } from '../common/table';
import type { View } from '../common/view';
import type { agreements } from './tables';

/** How an agreement's initial term stands on a day; the same words as the GraphQL enum. */
export type TermStatus =
  | 'NOT_BEGUN'
  | 'WITHIN_TERM'
  | 'TERM_END_NOT_STATED'
  | 'TERM_EXPIRED'
  | 'TERM_EXPIRED_CONTINUED_BY_CONDUCT'
  | 'TERM_EXPIRED_EXTENDED'
  | 'TERM_NOT_STATED';

type Terms = Pick<RowOf<typeof agreements>, 'standing' | 'termStartsOn' | 'termEndsOn' | 'afterTerm'>;

const expired = (afterTerm: Terms['afterTerm']): TermStatus => {
  switch (afterTerm) {
    case 'CONTINUED_BY_CONDUCT':
      return 'TERM_EXPIRED_CONTINUED_BY_CONDUCT';
    case 'EXTENDED':
      return 'TERM_EXPIRED_EXTENDED';
    case 'ENDED':
    case 'NOT_BEGUN':
    case null:
      return 'TERM_EXPIRED';
  }
};

/** How the initial term stands on the view's day, computed from the days stated; null without a day. */
export const termStatusOf = (
  { standing, termStartsOn, termEndsOn, afterTerm }: Terms,
  { asOf }: View,
): TermStatus | null => {
  if (asOf === null) return null;
  const first = termStartsOn?.from ?? null;
  const last = termEndsOn?.lastDay ?? null;
  // A draft's term is a proposal too, whatever days it names.
  if (!APPLIED_STANDINGS.includes(standing) || afterTerm === 'NOT_BEGUN') return 'NOT_BEGUN';
  if (first !== null && asOf < first) return 'NOT_BEGUN';
  if (last !== null) return asOf <= last ? 'WITHIN_TERM' : expired(afterTerm);
  return first === null ? 'TERM_NOT_STATED' : 'TERM_END_NOT_STATED';
};
