import { choice, day, id, link, text, textOrAbsence, whole } from './columns';
import { defineTable, lasting } from './table';

/** Every kind of place in a report. */
export const PLACE_KINDS = [
  'FRONT_MATTER',
  'RECOMMENDATION',
  'SECTION',
  'PARAGRAPH',
  'LIST_ITEM',
  'TABLE',
  'TABLE_ROW',
  'FOOTNOTE',
  'FORM',
  'BACK_MATTER',
] as const;

/** The published documents that facts rest on. Its few rows stand in every subgraph's database. */
export const sources = defineTable({
  name: 'sources',
  type: 'Source',
  description: 'A published document that facts are taken from.',
  time: lasting,
  columns: {
    id: id('The id of the source: its council, body and day.'),
    title: text('What the document is about, in our words.'),
    publisher: link(['Council', 'Agency'], 'The body that published it.', { required: true }),
    kind: choice(['COMMITTEE_REPORT', 'DECISION_REPORT', 'OFFICIAL_RELEASE'], 'What sort of document it is.'),
    presentedTo: text('The committee, cabinet or member that it was written for.'),
    date: day('The day that the document bears.'),
    dateKind: choice(['MEETING', 'PUBLISHED', 'DATED'], 'What the day is the day of.'),
    reference: textOrAbsence('The reference that it bears.'),
    address: textOrAbsence('Where it is published.'),
    licence: textOrAbsence('The licence it is published under.'),
  },
});

/** The places of the sources: the ledger of the dataset. It stands in every subgraph's database. */
export const places = defineTable({
  name: 'places',
  type: 'Place',
  description: 'One numbered paragraph, section, table, row or footnote of a source.',
  time: lasting,
  columns: {
    id: text('Its key: the source, a slash, and its slug in the source.'),
    source: link(['Source'], 'The source that it is a place in.', { required: true }),
    kind: choice(PLACE_KINDS, 'What sort of place it is.'),
    section: text('The heading that it stands under.'),
    label: text('How to cite it, the number as printed.'),
    order: whole('Its place in reading order, from 1.', { required: true }),
  },
  indexes: ['source_id'],
});

/** The tables that stand in every subgraph's database, so that a citation needs no other. */
export const provenanceTables = [sources, places] as const;
