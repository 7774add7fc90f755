// Prints the migration that makes a subgraph's tables as they are described now, to be frozen in its migrations folder.
// Usage: npm run build && node scripts/make-migration.mjs finance CreateTables1764000000000
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const [subgraph, name] = process.argv.slice(2);
if (!subgraph || !/^[A-Z]\w+\d{13}$/.test(name ?? '')) {
  console.error('Usage: node scripts/make-migration.mjs <subgraph> <Name and 13 digits of an instant>');
  process.exit(2);
}
const { [subgraph]: definition } = require(`../dist/subgraphs/${subgraph}/index.js`);
const { provenanceTables } = require('../dist/subgraphs/common/provenance.js');
const { loadState } = require('../dist/subgraphs/common/load-state.js');
const tables = [...provenanceTables, loadState, ...definition.datasetTables, ...definition.derivedTables];
const columnText = ({ name, type, nullable }) =>
  `${name} ${type === 'integer' ? 'bigint' : 'text'}${name === 'id' ? ' key' : nullable ? ' null' : ''}`;
/** Lines of a hundred characters at the most. */
const wrapped = (columns) =>
  columns
    .reduce(
      (lines, column) =>
        `${lines.at(-1)}, ${column}`.length > 90
          ? [...lines, column]
          : [...lines.slice(0, -1), lines.at(-1) === '' ? column : `${lines.at(-1)}, ${column}`],
      [''],
    )
    .join(',\n      ');
const made = tables.map(
  (table) => `  {
    name: '${table.name}',
    columns: \`
      ${wrapped(table.database.map(columnText))}\`,
    indexes: [${table.indexes.map((column) => `'${column}'`).join(', ')}],
  },`,
);
console.log(`import { makeTables } from '../../common/database/migration';

/** Makes the tables of the ${subgraph} subgraph as they first stood. */
export const ${name} = makeTables('${name}', [
${made.join('\n')}
]);`);
