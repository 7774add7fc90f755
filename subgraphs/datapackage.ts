import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { subgraphs } from '.';
import { ABSENCES, type CsvField } from './common/columns';
import { LEDGER_COLUMNS } from './common/dataset/read-dataset';
import { PLACE_KINDS, sources } from './common/provenance';
import type { Table } from './common/table';
import { readAll } from './load';

/** What an absence code means to a reader of the CSV files. */
const MISSING = [
  { value: '', label: 'empty: the row has no such value' },
  ...ABSENCES.map((value) => ({ value, label: value.toLowerCase().replaceAll('_', ' ') })),
];

const fieldOf = ({ name, type, description, required, absence, enum: options, pattern }: CsvField) => {
  const constraints = {
    ...(required === true && absence !== true ? { required: true } : {}),
    ...(name === 'id' ? { unique: true } : {}),
    ...(options === undefined ? {} : { enum: options }),
    ...(pattern === undefined ? {} : { pattern }),
  };
  return {
    name,
    type,
    description,
    ...(type === 'boolean' ? { trueValues: ['true'], falseValues: ['false'] } : {}),
    ...(absence === true ? { missingValues: MISSING } : {}),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
};

const foreignKeysOf = (table: Table, tableOf: ReadonlyMap<string, string>) => [
  ...table.csv.flatMap(({ name, references }) => {
    const resource = references === undefined ? undefined : tableOf.get(references);
    return resource === undefined ? [] : [{ fields: [name], reference: { resource, fields: ['id'] } }];
  }),
  ...(table.csv.some(({ name }) => name === 'place_id')
    ? [
        {
          fields: ['source_id', 'place_id'],
          reference: { resource: 'coverage', fields: ['source_id', 'place_id'] },
        },
      ]
    : []),
];

const LEDGER_DESCRIPTIONS: Readonly<Record<(typeof LEDGER_COLUMNS)[number], string>> = {
  source_id: 'The source.',
  place_id: 'The slug of the place in the source.',
  kind: 'What sort of place it is.',
  section: 'The heading that it stands under.',
  label: 'How to cite it, its number as printed.',
  order: 'Its place in reading order in the source, from 1.',
  tables: 'The tables whose rows cite it, separated by semicolons; empty where there is none.',
  reason: 'Why no row cites it; empty where one does.',
};

const ledger = {
  name: 'coverage',
  path: 'coverage.csv',
  description:
    'The ledger: every place of every report, with the tables that carry its facts or why there are none.',
  schema: {
    fields: LEDGER_COLUMNS.map((name) => ({
      name,
      type: name === 'order' ? 'integer' : 'string',
      description: LEDGER_DESCRIPTIONS[name],
      constraints: {
        ...(name === 'tables' || name === 'reason' ? {} : { required: true }),
        ...(name === 'kind' ? { enum: PLACE_KINDS } : {}),
      },
    })),
    primaryKey: ['source_id', 'place_id'],
    foreignKeys: [{ fields: ['source_id'], reference: { resource: 'sources', fields: ['id'] } }],
  },
};

/** What a dataset's owner says of it; the rest of the package follows from the tables. */
interface Head {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly licenses?: readonly unknown[];
}

const headOf = (folder: string): Head => {
  const file = join(folder, 'datapackage.json');
  const held = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Head>) : {};
  const name = basename(resolve(folder))
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, '-');
  return {
    name: held.name ?? name,
    title: held.title ?? name,
    description:
      held.description ?? 'Tables of facts, each row with the source and the place that states it.',
    version: held.version ?? '1.0.0',
    ...(held.licenses === undefined ? {} : { licenses: held.licenses }),
  };
};

/**
 * The Frictionless Data Package of a dataset folder: what its owner says of it, its tables as the subgraphs describe
 * them, and its sources.
 * @throws {DatasetError} where a row breaks its schema
 */
export const packageOf = (folder: string) => {
  const tables: readonly Table[] = [
    sources,
    ...subgraphs
      .flatMap(({ datasetTables }) => datasetTables)
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  ];
  const tableOf = new Map(tables.map(({ type, name }) => [type, name]));
  const dataset = readAll(folder, subgraphs);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    ...headOf(folder),
    sources: dataset
      .rows(sources)
      .map((row) => ({ title: sources.read(row).title, id: sources.read(row).id })),
    resources: [
      ledger,
      ...tables.map((table) => ({
        name: table.name,
        path: `${table.name}.csv`,
        description: table.description,
        schema: {
          fields: table.csv.map(fieldOf),
          primaryKey: ['id'],
          foreignKeys: foreignKeysOf(table, tableOf),
        },
      })),
    ].map((resource) => ({
      ...resource,
      type: 'table',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
    })),
  };
};

/** The text of a dataset's datapackage.json, as it is to stand in its folder. */
export const describedBy = (folder: string): string => `${JSON.stringify(packageOf(folder), null, 2)}\n`;
