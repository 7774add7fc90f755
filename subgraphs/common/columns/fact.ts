import { citation } from './citation';
import { day } from './day';
import { choice, id, text } from './plain';

/** How far a stated matter has come. Below AGREED nothing is applied on any date. */
export const STANDINGS = [
  'PROPOSED',
  'RECOMMENDED',
  'NOT_RECOMMENDED',
  'AGREED_IN_PRINCIPLE',
  'AGREED',
  'PLANNED',
  'EXPECTED',
  'IN_FORCE',
  'CLAIMED',
  'ENDED',
  'REJECTED',
] as const;

/** How far a stated matter has come. */
export type Standing = (typeof STANDINGS)[number];

/** The standings that hold on a date whose period covers it; all others are shown beside, never as the state of things. */
export const APPLIED_STANDINGS: readonly Standing[] = ['AGREED', 'IN_FORCE', 'CLAIMED', 'ENDED'];

/** The columns that every fact has: its id, one sentence in our words, its standing, and where it is stated. */
export const fact = {
  id: id(
    'The id of the fact: stable, and beginning with the slug of the council, the area or the agreement.',
  ),
  summary: text('The fact in one sentence of our own words.'),
  standing: choice(STANDINGS, 'How far the matter has come, by its source.'),
  cited: citation,
};

/** From when until when a state of things holds. */
export const period = {
  startsOn: day('The first day on which it holds.'),
  endsOn: day('The last day on which it holds; empty where no end is stated.'),
};
