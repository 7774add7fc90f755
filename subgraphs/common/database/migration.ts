import { Table as DatabaseTable, type MigrationInterface, type QueryRunner } from 'typeorm';

/** A table as a migration makes it, frozen: columns by commas, each `name type` with `null` where it may be empty and `key` for the id. */
export interface TableMade {
  readonly name: string;
  readonly columns: string;
  readonly indexes: readonly string[];
}

const columnOf = (text: string): { name: string; type: string; isNullable: boolean; isPrimary: boolean } => {
  const [name = '', type = '', mark] = text.trim().split(' ');
  return { name, type, isNullable: mark === 'null', isPrimary: mark === 'key' };
};

/** PostgreSQL sorts and compares text by its bytes, as SQLite does, only where each column says so. */
export const collationOf = (database: string, type: string): { collation?: string } =>
  database === 'postgres' && type === 'text' ? { collation: 'C' } : {};

/** The name of an index: the same in a migration and in an entity, so that the two can be compared. */
export const indexName = (table: string, column: string): string => `${table}_by_${column}`;

/** A migration that makes tables; going down drops them. The name ends in the instant that orders it. */
export const makeTables = (name: string, tables: readonly TableMade[]): new () => MigrationInterface =>
  class implements MigrationInterface {
    name = name;

    async up(runner: QueryRunner): Promise<void> {
      for (const table of tables) {
        await runner.createTable(
          new DatabaseTable({
            name: table.name,
            columns: table.columns
              .split(',')
              .map(columnOf)
              .map((column) => ({ ...column, ...collationOf(runner.connection.options.type, column.type) })),
            indices: table.indexes.map((column) => ({
              name: indexName(table.name, column),
              columnNames: [column],
            })),
          }),
        );
      }
    }

    async down(runner: QueryRunner): Promise<void> {
      for (const table of [...tables].reverse()) await runner.dropTable(table.name);
    }
  };
