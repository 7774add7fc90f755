/** What a figure rests on. */
export const BASES = [
  'BUDGET',
  'REVISED_BUDGET',
  'ACTUAL',
  'PROJECTED',
  'FORECAST',
  'ESTIMATE',
  'TARGET',
] as const;
