import { makeTables } from '../../common/database/migration';

/** Makes the tables of the finance subgraph as they first stood. */
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
    name: 'contributions',
    columns: `
      id text key, summary text, standing text, source_id text, place_ids text, label text,
      subject_type text null, subject_id text null, subject_absence text null,
      financial_year text null, financial_year_from text null, financial_year_before text null,
      financial_year_absence text null, amount bigint null, amount_to bigint null,
      amount_qualifier text null, amount_as_stated text null, amount_absence text null,
      basis text, contributor_type text null, contributor_id text null,
      contributor_absence text null, recipient_type text null, recipient_id text null,
      recipient_absence text null, recurrence text null, part_of_type text null,
      part_of_id text null, part_of_absence text null, known_on text, last_stated_on text`,
    indexes: ['subject_id', 'contributor_id', 'recipient_id'],
  },
  {
    name: 'cost_shares',
    columns: `
      id text key, summary text, standing text, source_id text, place_ids text, label text,
      subject_type text null, subject_id text null, subject_absence text null,
      payer_type text null, payer_id text null, payer_absence text null,
      financial_year text null, financial_year_from text null, financial_year_before text null,
      financial_year_absence text null, percentage bigint null, percentage_to bigint null,
      percentage_qualifier text null, percentage_as_stated text null,
      percentage_absence text null, percentage_unit text null, of bigint null, of_to bigint null,
      of_qualifier text null, of_as_stated text null, of_absence text null, of_unit text null,
      of_label text null, basis text, budget_type text null, budget_id text null,
      budget_absence text null, known_on text, last_stated_on text`,
    indexes: ['subject_id', 'payer_id'],
  },
  {
    name: 'funding',
    columns: `
      id text key, summary text, standing text, source_id text, place_ids text, label text,
      subject_type text null, subject_id text null, subject_absence text null,
      financial_year text null, financial_year_from text null, financial_year_before text null,
      financial_year_absence text null, amount bigint null, amount_to bigint null,
      amount_qualifier text null, amount_as_stated text null, amount_absence text null,
      basis text, kind text, nature text null, funder_type text null, funder_id text null,
      funder_absence text null, recipient_type text null, recipient_id text null,
      recipient_absence text null, purpose text null, recurrence text null,
      part_of_type text null, part_of_id text null, part_of_absence text null, known_on text,
      last_stated_on text`,
    indexes: ['subject_id', 'funder_id', 'recipient_id'],
  },
  {
    name: 'forecasts',
    columns: `
      id text key, summary text, standing text, source_id text, place_ids text, label text,
      subject_type text null, subject_id text null, subject_absence text null,
      financial_year text null, financial_year_from text null, financial_year_before text null,
      financial_year_absence text null, amount bigint null, amount_to bigint null,
      amount_qualifier text null, amount_as_stated text null, amount_absence text null,
      basis text, kind text, organisation_type text null, organisation_id text null,
      organisation_absence text null, assumption text null, known_on text, last_stated_on text`,
    indexes: ['subject_id', 'organisation_id'],
  },
  {
    name: 'savings',
    columns: `
      id text key, summary text, standing text, source_id text, place_ids text, label text,
      subject_type text null, subject_id text null, subject_absence text null,
      financial_year text null, financial_year_from text null, financial_year_before text null,
      financial_year_absence text null, amount bigint null, amount_to bigint null,
      amount_qualifier text null, amount_as_stated text null, amount_absence text null,
      basis text, kind text, organisation_type text null, organisation_id text null,
      organisation_absence text null, use text null, known_on text, last_stated_on text`,
    indexes: ['subject_id', 'organisation_id'],
  },
  {
    name: 'unit_costs',
    columns: `
      id text key, summary text, standing text, source_id text, place_ids text, label text,
      subject_type text null, subject_id text null, subject_absence text null,
      financial_year text null, financial_year_from text null, financial_year_before text null,
      financial_year_absence text null, amount bigint null, amount_to bigint null,
      amount_qualifier text null, amount_as_stated text null, amount_absence text null,
      basis text, organisation_type text null, organisation_id text null,
      organisation_absence text null, unit text, length bigint null, length_to bigint null,
      length_qualifier text null, length_as_stated text null, length_absence text null,
      length_unit text null, known_on text, last_stated_on text`,
    indexes: ['subject_id', 'organisation_id'],
  },
  {
    name: 'budgets',
    columns: `
      id text key, summary text, standing text, source_id text, place_ids text, name text,
      holder_type text null, holder_id text null, holder_absence text null,
      subject_type text null, subject_id text null, subject_absence text null,
      cost_centre text null, financial_year text null, financial_year_from text null,
      financial_year_before text null, financial_year_absence text null, amount bigint null,
      amount_to bigint null, amount_qualifier text null, amount_as_stated text null,
      amount_absence text null, basis text, nature text, part_of_type text null,
      part_of_id text null, part_of_absence text null, part_of_label text null, known_on text,
      last_stated_on text`,
    indexes: ['holder_id', 'subject_id', 'part_of_id'],
  },
  {
    name: 'budget_lines',
    columns: `
      id text key, summary text, standing text, source_id text, place_ids text,
      budget_type text null, budget_id text null, budget_absence text null, label text,
      section text, level text, financial_year text null, financial_year_from text null,
      financial_year_before text null, financial_year_absence text null, basis text,
      measure text, amount bigint null, amount_to bigint null, amount_qualifier text null,
      amount_as_stated text null, amount_absence text null, order bigint, known_on text,
      last_stated_on text`,
    indexes: ['budget_id'],
  },
  {
    name: 'reconciliations',
    columns: `
      id text key, summary text, standing text, source_id text, place_ids text,
      subject_type text null, subject_id text null, subject_absence text null, kind text,
      stated_type text null, stated_id text null, stated_absence text null, cause text,
      explanation text null, known_on text, last_stated_on text`,
    indexes: ['subject_id', 'stated_id'],
  },
  {
    name: 'reconciliation_parts',
    columns: `
      id text key, reconciliation_type text null, reconciliation_id text null,
      reconciliation_absence text null, part_type text null, part_id text null,
      part_absence text null, operation text, factor bigint null, factor_to bigint null,
      factor_qualifier text null, factor_as_stated text null, factor_absence text null,
      factor_unit text null, factor_label text null, order bigint, source_id text,
      place_ids text, known_on text, last_stated_on text`,
    indexes: ['reconciliation_id'],
  },
  {
    name: 'finance_statements',
    columns: `
      id text key, summary text, standing text, source_id text, place_ids text, kind text,
      subject_type text null, subject_id text null, subject_absence text null, order bigint null,
      known_on text, last_stated_on text`,
    indexes: ['subject_id'],
  },
  {
    name: 'amounts',
    columns: `
      id text key, summary text, standing text, source_id text, place_ids text, fact_type text,
      fact_id text, kind_of_amount text, nature text null, label text, subject_type text null,
      subject_id text null, subject_absence text null, financial_year text null,
      financial_year_from text null, financial_year_before text null,
      financial_year_absence text null, amount bigint null, amount_to bigint null,
      amount_qualifier text null, amount_as_stated text null, amount_absence text null,
      basis text, whole_key text null, known_on text, last_stated_on text`,
    indexes: ['fact_id', 'whole_key'],
  },
  {
    name: 'amount_overlaps',
    columns: `
      id text key, amount_key text, other_key text, relation text`,
    indexes: ['amount_key'],
  },
  {
    name: 'finance_links',
    columns: `
      id text key, fact text, thing_type text null, thing_id text null, thing_absence text null,
      role text`,
    indexes: ['fact', 'thing_id'],
  },
  {
    name: 'reconciliation_results',
    columns: `
      id text key, computed bigint null, difference bigint null, off_by bigint null,
      agrees bigint null`,
    indexes: [],
  },
]);
