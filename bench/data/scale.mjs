import {
  copyFileSync,
  createWriteStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { require } from '../../scripts/lib/project.mjs';
import { copied, tableByColumn } from './tables.mjs';

const { parse } = require('csv-parse/sync');

const quoted = (cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const lineOf = (cells) => `${cells.map(quoted).join(',')}\n`;

/** Where each cell of a table leads, where that is copied: a function of the row, by column. */
const leadsOf = (columns, table, tableByType) =>
  columns.map((column) => {
    if (column === 'id') return () => table;
    if (column === 'part_of_id' && !columns.includes('part_of_type')) return () => table;
    if (column in tableByColumn) return () => tableByColumn[column];
    const typeColumn = column.endsWith('_id') ? columns.indexOf(column.replace(/_id$/, '_type')) : -1;
    return typeColumn === -1 ? () => undefined : (row) => tableByType[row[typeColumn]];
  });

const readTable = (folder, name) => {
  const [columns, ...rows] = parse(readFileSync(join(folder, `${name}.csv`), 'utf8'));
  return { name, columns, rows };
};

const writeCopies = async (file, { name, columns, rows }, copies, { ids, tableByType }) => {
  const leads = leadsOf(columns, name, tableByType);
  const nameColumns = ['name', 'official_name'].map((column) => columns.indexOf(column));
  const out = createWriteStream(file);
  out.write(lineOf(columns));
  out.write(rows.map(lineOf).join(''));
  for (let copy = 1; copy < copies; copy += 1) {
    const changed = rows.map((row) =>
      row.map((cell, index) => {
        if (nameColumns.includes(index) && cell !== '') return `${cell} ${copy}`;
        return ids.get(leads[index](row))?.has(cell) ? `${cell}-${copy}` : cell;
      }),
    );
    if (!out.write(changed.map(lineOf).join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
};

/**
 * Writes a dataset with many times the councils, agreements and services of another: the originals as they are, and
 * copies that lead to copies, each with as much under it as the original has. Both cite the same places.
 * @param tables name and type of the tables of the dataset
 */
export const writeScaled = async (from, to, copies, tables) => {
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from))
    if (!copied.includes(file.replace('.csv', ''))) copyFileSync(join(from, file), join(to, file));
  const sources = copied.map((name) => readTable(from, name));
  const known = {
    ids: new Map(
      sources.map(({ name, columns, rows }) => {
        const at = columns.indexOf('id');
        return [name, new Set(rows.map((row) => row[at]))];
      }),
    ),
    tableByType: Object.fromEntries(tables.map(({ type, name }) => [type, name])),
  };
  for (const table of sources) await writeCopies(join(to, `${table.name}.csv`), table, copies, known);
  writeFileSync(
    join(to, 'datapackage.json'),
    `${JSON.stringify({ name: 'reports-scaled', version: `1.0.${copies}` }, null, 2)}\n`,
  );
};
