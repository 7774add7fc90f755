import { makeTables } from '../../common/database/migration';

/** Makes the tables of the record subgraph as they first stood. */
export const CreateTables1764000000000 = makeTables('CreateTables1764000000000', [
  {
    name: 'sources',
    columns: `
      id text key, title text, publisher_type text null, publisher_id text null,
      publisher_absence text null, kind text, presented_to text, date_from text null,
      date_before text null, date_precision text null, date_qualifier text null,
      date_as_stated text null, date_absence text null, date_inferred bigint, date_kind text,
      reference text null, reference_absence text null, address text null,
      address_absence text null, licence text null, licence_absence text null`,
    indexes: [],
  },
  {
    name: 'places',
    columns: `
      id text key, source_type text null, source_id text null, source_absence text null,
      kind text, section text, label text, order bigint`,
    indexes: ['source_id'],
  },
  {
    name: 'load_state',
    columns: `
      id text key, load_id text, digest text, dataset text, version text, loaded_at text,
      facts bigint`,
    indexes: [],
  },
  {
    name: 'conflicts',
    columns: `
      id text key, summary text, kind text, subject_type text null, subject_id text null,
      subject_absence text null, first_statement text, second_statement text, explanation text,
      source_id text, place_ids text, known_on text, last_stated_on text`,
    indexes: ['subject_id'],
  },
  {
    name: 'entries',
    columns: `
      id text key, kind text, type text, fact_id text, subgraph text, summary text,
      standing text null, day_from text null, day_before text null, day_precision text null,
      day_qualifier text null, day_as_stated text null, day_absence text null,
      day_inferred bigint, ordered_on text, source_id text, place_ids text, known_on text,
      last_stated_on text`,
    indexes: ['ordered_on'],
  },
  {
    name: 'entry_subjects',
    columns: `
      id text key, entry_id text, about text, subject_type text null, subject_id text null,
      subject_absence text null, relation text, position bigint`,
    indexes: ['entry_id', 'about'],
  },
  {
    name: 'entry_places',
    columns: `
      id text key, entry_id text, place_id text, cited_source_id text, place_position bigint,
      best_in_source text`,
    indexes: ['entry_id', 'place_id', 'cited_source_id'],
  },
  {
    name: 'moments',
    columns: `
      id text key, entry_id text, kind text, field text, day_from text null,
      day_before text null, day_precision text null, day_qualifier text null,
      day_as_stated text null, day_absence text null, day_inferred bigint, known_on text`,
    indexes: ['entry_id', 'day_from'],
  },
  {
    name: 'words',
    columns: `
      id text key, entry_id text, word text, sort text`,
    indexes: ['word'],
  },
  {
    name: 'ledger_places',
    columns: `
      id text key, source_type text null, source_id text null, source_absence text null,
      kind text, section text, label text, position bigint, tables text null, reason text null`,
    indexes: ['source_id'],
  },
]);
