import { choice, day, optionalChoice, STANDINGS, subject, text, whole } from '../../common/columns';
import { citation } from '../../common/columns/citation';
import { defineTable, lasting, type Table } from '../../common/table';
import { entryPlaces, ledgerPlaces } from './places';

/** What sort of thing an entry records. */
export const ENTRY_KINDS = ['FACT', 'CONFLICT', 'NAME'] as const;

/** Whether a fact names a thing itself, or something that is a part of the thing or tied to it. */
export const RELATIONS = ['DIRECT', 'THROUGH'] as const;

/** What happens to a fact on a day that it names. */
export const MOMENT_KINDS = [
  'BEGAN',
  'ENDED',
  'YEAR_BEGAN',
  'HAPPENED',
  'PUT_FORWARD',
  'TAKES_EFFECT',
  'DUE',
  'PUT_FORWARD_FOR',
  'MADE_KNOWN',
] as const;

const entryColumns = {
  id: text('The type and the id of the fact, with a slash between.'),
  kind: choice(ENTRY_KINDS, 'What sort of thing it records.'),
  type: text('The GraphQL type of the fact.'),
  factId: text('The id of the fact.'),
  subgraph: text('The subgraph that serves it.'),
  summary: text('The fact in one sentence.'),
  standing: optionalChoice(STANDINGS, 'How far the matter has come.'),
  day: day('The day of the fact itself.'),
  orderedOn: text('The day that it is listed by: its own, else the one on which it was made known.'),
  cited: citation,
};

/** One entry a fact, written from what every importer hands over. */
export const entries = defineTable({
  name: 'entries',
  type: 'Entry',
  description: 'One fact, conflict or name, across all subgraphs.',
  time: lasting,
  columns: entryColumns,
  indexes: ['ordered_on'],
});

/** Entries as they are read for a timeline: each with its relation to the thing. No table of its own. */
export const relatedEntries = defineTable({
  name: 'entries',
  type: 'Entry',
  description: 'An entry with how it is about a thing.',
  time: lasting,
  columns: { ...entryColumns, relation: choice(RELATIONS, 'How it is about the thing.') },
});

/** What each entry is about. */
export const entrySubjects = defineTable({
  name: 'entry_subjects',
  type: 'EntrySubject',
  description: 'A thing that an entry is about.',
  time: lasting,
  columns: {
    id: text('The entry and the thing.'),
    entryId: text('The entry.'),
    about: text('The type and the id of the thing, with a slash between.'),
    subject: subject('The thing.'),
    relation: choice(RELATIONS, 'Whether the fact names it.'),
    position: whole('Its place among the things that the entry is about, from 1.', { required: true }),
  },
  indexes: ['entry_id', 'about'],
});

/** The days that each fact names, and the day on which it was made known. */
export const moments = defineTable({
  name: 'moments',
  type: 'Moment',
  description: 'A day of a fact, and what happens on it.',
  time: lasting,
  columns: {
    id: text('The entry and the field of the day.'),
    entryId: text('The entry.'),
    kind: choice(MOMENT_KINDS, 'What happens on the day.'),
    field: text('The field of the fact that holds the day.'),
    day: day('The day.'),
    knownOn: text('The day on which the fact was made known.'),
  },
  indexes: ['entry_id', 'day_from'],
});

/** The words of names and statements, normalised: what a search looks up. */
export const words = defineTable({
  name: 'words',
  type: 'Word',
  description: 'A word of an entry, or a whole name as one word.',
  time: lasting,
  columns: {
    id: text('The entry, the sort and the word.'),
    entryId: text('The entry.'),
    word: text('The word, normalised.'),
    sort: choice(['STATEMENT', 'NAME', 'WHOLE_NAME'], 'Where the word stands; WHOLE_NAME is all of a name.'),
  },
  indexes: ['word'],
});

/** The tables that the import makes from those of all subgraphs. */
export const derivedTables: readonly Table[] = [
  entries,
  entrySubjects,
  entryPlaces,
  moments,
  words,
  ledgerPlaces,
] as readonly Table[];
