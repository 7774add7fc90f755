import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedBy } from '../../subgraphs/datapackage';
import { csvRows, REPORTS, tableNames } from '../support/reports';

interface Resource {
  readonly name: string;
  readonly schema: { readonly fields: readonly { readonly name: string; readonly description: string }[] };
}

const text = readFileSync(join(REPORTS, 'datapackage.json'), 'utf8');
const { resources } = JSON.parse(text) as { readonly resources: readonly Resource[] };

describe('the Data Package of the reports', () => {
  it('is what the tables make', () => {
    expect(text).toBe(describedBy(REPORTS));
  });

  it('describes every file of the folder, column by column', () => {
    expect(resources.map(({ name }) => name).sort()).toEqual([...tableNames(), 'coverage'].sort());
    for (const { name, schema } of resources) {
      const [first] = csvRows(name);
      if (first !== undefined) expect(Object.keys(first)).toEqual(schema.fields.map((field) => field.name));
      expect(schema.fields.filter(({ description }) => description === '')).toEqual([]);
    }
  });
});
