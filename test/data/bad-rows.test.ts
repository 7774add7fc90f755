import { appendFileSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subgraphs } from '../../subgraphs';
import { DatasetError } from '../../subgraphs/common/dataset/problem';
import { readAll } from '../../subgraphs/load';
import { openWorld, writeWorld } from '../support/world';

const refusal = (folder: string): string => {
  try {
    readAll(folder, subgraphs);
    return 'nothing was refused';
  } catch (error) {
    if (error instanceof DatasetError) return error.message;
    throw error;
  }
};

describe('a dataset with rows that break their schema', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'council-graph-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is refused with every such row: file, line, column, value and reason', () => {
    writeWorld(folder, {
      services: [
        { id: 'ealing-fostering', name: 'Fostering', delivery: 'SHRED', agreement_id: 'NOT_STATED' },
        { id: 'Ealing Adoption', name: '', delivery: 'SHARED', agreement_id: '', starts_on: '31/03/2019' },
      ],
      budgets: [
        {
          id: 'ealing-fostering-budget',
          name: 'Fostering',
          holder_type: 'Council',
          holder_id: 'ealing',
          subject_type: 'Service',
          subject_id: 'ealing-fostering',
          financial_year: '2019/21',
          amount: '1,000',
          basis: 'BUDGET',
          nature: 'NET',
        },
      ],
    });
    expect(refusal(folder)).toBe(
      [
        'The dataset was not loaded: 7 problems.',
        'services.csv, line 2, column delivery: "SHRED" — wants one of SHARED, SOVEREIGN, JOINTLY_COMMISSIONED, DELIVERED_FOR_ANOTHER, NOT_STATED',
        'services.csv, line 3, column id: "Ealing Adoption" — wants a slug: lower-case letters, digits and single hyphens',
        'services.csv, line 3, column starts_on: "31/03/2019" — wants a day, month, year, financial year or span: 2021-04-01, 2017-07, 2017, 2019/20 or 2017-05-23..2017-05-24',
        'services.csv, line 3, column name: "" — wants a text',
        'services.csv, line 3, column agreement_id: "" — wants the id of the Agreement, or why there is none',
        'budgets.csv, line 2, column financial_year: "2019/21" — wants a financial year such as 2019/20, or an absence code',
        'budgets.csv, line 2, column amount: "1,000" — wants a number with no separators and at most two decimals (pence), or an absence code',
      ].join('\n'),
    );
  });

  it('is refused where a key stands twice, a link leads nowhere, or a place is not in the ledger', () => {
    writeWorld(folder, {
      services: [
        { id: 'ealing-fostering', name: 'Fostering', delivery: 'SHARED', agreement_id: 'ealing-agreement' },
        {
          id: 'ealing-fostering',
          name: 'Again',
          delivery: 'SHARED',
          agreement_id: 'NOT_STATED',
          place_id: 'para-9',
        },
      ],
    });
    expect(refusal(folder)).toBe(
      [
        'The dataset was not loaded: 3 problems.',
        'services.csv, line 3, column id: "ealing-fostering" — stands twice',
        'services.csv, line 2, column agreement_id: "ealing-agreement" — leads to no Agreement of the dataset',
        'services.csv, line 3, column place_id: "ealing-cabinet-2021-01-04/para-9" — is no place in coverage.csv',
      ].join('\n'),
    );
  });

  it('is refused where a file is missing, has other columns, or is no CSV', () => {
    writeWorld(folder, {});
    unlinkSync(join(folder, 'variations.csv'));
    writeFileSync(join(folder, 'terms.csv'), 'id,summary,surprise\n');
    appendFileSync(join(folder, 'aliases.csv'), '\n"ealing-alias,never closed\n');
    const message = refusal(folder);
    expect(message).toMatch(/^The dataset was not loaded: 4 problems\.\n/);
    expect(message).toContain('variations.csv: is missing from the dataset');
    expect(message).toContain('terms.csv: lacks the columns standing, ');
    expect(message).toContain('terms.csv: has unknown or repeated columns surprise');
    expect(message).toContain('aliases.csv: is not well-formed CSV: Quote Not Closed');
  });
});

describe('a load that is refused', () => {
  it('leaves what was loaded before', async () => {
    const fostering = {
      id: 'ealing-fostering',
      name: 'Fostering',
      delivery: 'SHARED',
      agreement_id: 'NOT_STATED',
    };
    const world = await openWorld({ services: [fostering] }, ['agreements']);
    try {
      await expect(world.reload({ services: [{ ...fostering, delivery: 'SHRED' }] })).rejects.toThrow(
        DatasetError,
      );
      const answer = await world.ask('agreements', '{ service(id: "ealing-fostering") { name } }');
      expect(answer.data).toEqual({ service: { name: 'Fostering' } });
    } finally {
      await world.close();
    }
  });
});
