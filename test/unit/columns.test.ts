import {
  day,
  financialYear,
  link,
  money,
  optionalText,
  organisation,
  quantity,
  whole,
  yesNo,
  type Cells,
  type ColumnKind,
} from '../../subgraphs/common/columns';
import { citation } from '../../subgraphs/common/columns/citation';

/** What comes of cells when they are stored and read again, and what is reported on the way. */
const through = <Value>(kind: ColumnKind<Value>, key: string, cells: Cells) => {
  const reported: string[] = [];
  const column = kind(key);
  const row = column.store(cells, (name, reason) => reported.push(`${name} ${reason}`));
  return { value: column.read(row), reported };
};

describe('money', () => {
  const amount = money('A sum.');
  const none = { upTo: null, asStated: null, absence: null };

  it('is kept in pence, exactly', () => {
    expect(through(amount, 'amount', { amount: '0.10' }).value).toEqual({
      ...none,
      value: 10,
      qualifier: 'EXACT',
    });
    expect(through(amount, 'amount', { amount: '-72000.01' }).value).toEqual({
      ...none,
      value: -7200001,
      qualifier: 'EXACT',
    });
    expect(through(amount, 'amount', { amount: '999999999999.99' }).value).toMatchObject({
      value: 99999999999999,
    });
  });

  it('keeps its qualifier, its range and its short form', () => {
    expect(
      through(amount, 'amount', {
        amount: '60',
        amount_to: '150',
        amount_qualifier: 'ABOUT',
        amount_as_stated: '60 to 150',
      }).value,
    ).toEqual({ value: 6000, upTo: 15000, qualifier: 'ABOUT', asStated: '60 to 150', absence: null });
  });

  it('says why it is absent, and is null where the cell is empty', () => {
    expect(through(amount, 'amount', { amount: 'SUPPRESSED' }).value).toEqual({
      value: null,
      upTo: null,
      qualifier: null,
      asStated: null,
      absence: 'SUPPRESSED',
    });
    expect(through(amount, 'amount', { amount: '' })).toEqual({ value: null, reported: [] });
  });

  it.each(['1,000', '£5', '5k', '1.001', '1e3', 'unknown', '--5', '.5'])('refuses %j', (cell) => {
    expect(through(amount, 'amount', { amount: cell }).reported).toEqual([
      'amount wants a number with no separators and at most two decimals (pence), or an absence code',
    ]);
  });

  it('refuses a range that runs backwards and a qualifier without a figure', () => {
    expect(through(amount, 'amount', { amount: '5', amount_to: '4' }).reported).toEqual([
      'amount_to wants a number greater than the lower end',
    ]);
    expect(through(amount, 'amount', { amount: '', amount_qualifier: 'ABOUT' }).reported).toEqual([
      'amount wants the figure that goes with the other cells',
    ]);
  });
});

describe('a quantity', () => {
  it('is kept in thousandths, with its unit', () => {
    expect(through(quantity('A rate.'), 'value', { value: '66.5', value_unit: 'PER_10000' }).value).toEqual({
      value: 66500,
      upTo: null,
      qualifier: 'EXACT',
      asStated: null,
      absence: null,
      unit: 'PER_10000',
    });
  });

  it('wants a unit', () => {
    expect(through(quantity('A rate.'), 'value', { value: '67' }).reported).toEqual([
      expect.stringMatching(/^value_unit wants one of PERCENT, /),
    ]);
  });
});

describe('a day', () => {
  it('comes out inclusive of its last day', () => {
    expect(
      through(day('A day.'), 'dueOn', {
        due_on: '2019-06',
        due_on_qualifier: 'BY',
        due_on_inferred: 'true',
        due_on_as_stated: 'end of June',
      }).value,
    ).toEqual({
      from: '2019-06-01',
      lastDay: '2019-06-30',
      precision: 'MONTH',
      qualifier: 'BY',
      inferred: true,
      asStated: 'end of June',
      absence: null,
    });
  });

  it('says why it is absent', () => {
    expect(through(day('A day.'), 'dueOn', { due_on: 'NOT_STATED' }).value).toMatchObject({
      from: null,
      absence: 'NOT_STATED',
    });
  });

  it('is refused where it is none', () => {
    expect(
      through(day('A day.'), 'dueOn', {
        due_on: '31/03/2019',
        due_on_qualifier: 'AFTER',
        due_on_inferred: 'yes',
      }).reported,
    ).toEqual([
      'due_on_inferred wants true, false or nothing',
      'due_on_qualifier wants one of ON, BY, FROM, NOT_BEFORE, ABOUT',
      expect.stringMatching(/^due_on wants a day, month, year/),
    ]);
  });
});

describe('a financial year', () => {
  it('is understood in three forms and comes out in one', () => {
    expect(through(financialYear('The year.'), 'financialYear', { financial_year: '201920' }).value).toEqual({
      year: '2019/20',
      absence: null,
    });
  });
});

describe('a link', () => {
  it('gives the thing, the absence, or neither', () => {
    const holder = organisation('Who.');
    expect(through(holder, 'holder', { holder_type: 'Agency', holder_id: 'ofsted' }).value).toEqual({
      to: { __typename: 'Agency', id: 'ofsted' },
      absence: null,
    });
    expect(through(holder, 'holder', { holder_id: 'NOT_STATED' }).value).toEqual({
      to: null,
      absence: 'NOT_STATED',
    });
    expect(through(holder, 'holder', {}).value).toEqual({ to: null, absence: null });
  });

  it('is refused where it is half given', () => {
    const holder = organisation('Who.', { required: true });
    expect(through(holder, 'holder', { holder_type: 'Council' }).reported).toEqual([
      'holder_id wants the id of the Council or Agency, or why there is none',
      'holder_id wants the id of the Council',
    ]);
    expect(through(holder, 'holder', { holder_id: 'Ofsted' }).reported).toEqual([
      'holder_id wants a slug, or one of the absence codes',
      'holder_type wants one of Council, Agency',
    ]);
    expect(through(link(['Service'], 'Which.'), 'service', { service_id: 'ealing-fostering' }).value).toEqual(
      {
        to: { __typename: 'Service', id: 'ealing-fostering' },
        absence: null,
      },
    );
  });
});

describe('plain columns', () => {
  it('refuse what they can not hold', () => {
    expect(through(whole('A number.', { required: true }), 'order', { order: '' }).reported).toEqual([
      'order wants a whole number',
    ]);
    expect(through(whole('A number.'), 'order', { order: '1.5' }).reported).toEqual([
      'order wants a whole number, digits only',
    ]);
    expect(through(yesNo('Whether.'), 'formal', { formal: 'TRUE' }).reported).toEqual([
      'formal wants true or false',
    ]);
    expect(through(optionalText('A text.'), 'reason', { reason: 'NOT_STATED' }).reported).toEqual([
      'reason wants a text; leave it empty where none is stated',
    ]);
  });
});

describe('a citation', () => {
  it('names its places in full, the best first', () => {
    expect(
      through(citation, 'cited', {
        source_id: 'a-report',
        place_id: 'para-1',
        also_at: 'para-2; another-report/para-3',
      }).value,
    ).toEqual({
      sourceId: 'a-report',
      placeIds: ['a-report/para-1', 'a-report/para-2', 'another-report/para-3'],
    });
  });
});
