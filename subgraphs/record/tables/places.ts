import { choice, link, optionalText, text, whole } from '../../common/columns';
import { defineTable, lasting } from '../../common/table';

/** Which places each entry cites. */
export const entryPlaces = defineTable({
  name: 'entry_places',
  type: 'EntryPlace',
  description: 'A place that an entry cites.',
  time: lasting,
  columns: {
    id: text('The entry and the place.'),
    entryId: text('The entry.'),
    placeId: text('The place.'),
    citedSourceId: text('The source of the place.'),
    placePosition: whole('The place of the place in reading order in its source.', { required: true }),
    bestInSource: choice(['YES', 'NO'], 'Whether it is the one of its source that the entry cites first.'),
  },
  indexes: ['entry_id', 'place_id', 'cited_source_id'],
});

/** The ledger: every place of every source, with the tables that carry its facts or why none does. */
export const ledgerPlaces = defineTable({
  name: 'ledger_places',
  type: 'LedgerPlace',
  description: 'A place of a source, as the ledger has it.',
  time: lasting,
  columns: {
    id: text('The key of the place.'),
    source: link(['Source'], 'The source.', { required: true }),
    kind: text('What sort of place it is.'),
    section: text('The heading that it stands under.'),
    label: text('How to cite it.'),
    position: whole('Its place in reading order, from 1.', { required: true }),
    tables: optionalText('The tables that carry its facts, separated by semicolons.'),
    reason: optionalText('Why none does.'),
  },
  indexes: ['source_id'],
});
