import { plainDecimal, pounds } from '../../subgraphs/common/facts/decimal';

describe('decimals', () => {
  it('give pounds with two places', () => {
    expect([7398100, 5, -190, 0, null].map(pounds)).toEqual(['73981.00', '0.05', '-1.90', '0.00', null]);
  });

  it('give quantities with no more places than they have', () => {
    expect([33000, 1500, 100000, 1, 0, null].map(plainDecimal)).toEqual([
      '33',
      '1.5',
      '100',
      '0.001',
      '0',
      null,
    ]);
  });
});
