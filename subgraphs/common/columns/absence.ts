/**
 * Why a value is not there. NOT_STATED: the source is silent. NOT_APPLICABLE: there can be none. SUPPRESSED: withheld
 * to protect people. UNAVAILABLE: the publisher has none. LOW_RELIABILITY: the publisher withholds it as unreliable.
 */
export const ABSENCES = [
  'NOT_STATED',
  'NOT_APPLICABLE',
  'SUPPRESSED',
  'UNAVAILABLE',
  'LOW_RELIABILITY',
] as const;

/** Why a value is not there. */
export type Absence = (typeof ABSENCES)[number];

/** Whether a cell's text is a typed absence. */
export const isAbsence = (text: string): text is Absence => (ABSENCES as readonly string[]).includes(text);
