import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { StoredRow } from '../columns';
import type { Table } from '../table';
import { collationOf, indexName } from './migration';

/** The type of 64-bit whole numbers that SQLite and PostgreSQL share. */
const INTEGER = 'bigint';

/** The TypeORM entity of a table: owns its columns for migrations and writes. Reads go by prepared statements. */
export const entityOf = (table: Table, database: 'sqlite' | 'postgres' = 'sqlite'): EntitySchema<StoredRow> =>
  // TypeORM declares its options as a class that nobody makes instances of; its documents pass a plain object.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  new EntitySchema<StoredRow>({
    name: table.name,
    tableName: table.name,
    columns: Object.fromEntries(
      table.database.map(({ name, type, nullable }): [string, EntitySchemaColumnOptions] => [
        name,
        {
          name,
          type: type === 'integer' ? INTEGER : 'text',
          nullable,
          primary: name === 'id',
          ...collationOf(database, type),
        },
      ]),
    ),
    indices: table.indexes.map((column) => ({ name: indexName(table.name, column), columns: [column] })),
  });
