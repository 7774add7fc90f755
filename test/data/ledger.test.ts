import { citedPlaces, csvRows, tableNames } from '../support/reports';

/** The counts of the second reading, which listed the places apart from those who made the tables. */
const PLACES_READ: Readonly<Record<string, number>> = {
  'hammersmith-and-fulham-cabinet-2021-01-04': 51,
  'havering-cabinet-2019-06-12': 108,
  'peterborough-scrutiny-2018-11-01': 52,
  'worcestershire-cabinet-2017-09-28': 80,
  'hampshire-decision-2013-03-25': 65,
};

const ledger = csvRows('coverage');
const keyOf = (row: Readonly<Record<string, string>>): string =>
  `${row['source_id'] ?? ''}/${row['place_id'] ?? ''}`;

const citedBy = new Map<string, Set<string>>();
for (const table of tableNames()) {
  for (const row of csvRows(table)) {
    if (!('place_id' in row)) continue;
    for (const place of citedPlaces(row))
      citedBy.set(place, (citedBy.get(place) ?? new Set<string>()).add(table));
  }
}

describe('the ledger of places', () => {
  it('has as many places as the second reading counted in each report', () => {
    const counts = Object.fromEntries(
      Object.keys(PLACES_READ).map((source) => [
        source,
        ledger.filter((row) => row['source_id'] === source).length,
      ]),
    );
    expect(counts).toEqual(PLACES_READ);
    expect(ledger).toHaveLength(Object.values(PLACES_READ).reduce((sum, count) => sum + count, 0));
  });

  it('numbers the places of each report in reading order, with no gap', () => {
    for (const source of Object.keys(PLACES_READ)) {
      const orders = ledger.filter((row) => row['source_id'] === source).map((row) => Number(row['order']));
      expect(orders).toEqual(orders.map((_, index) => index + 1));
    }
  });

  it('holds every place that a row cites', () => {
    const known = new Set(ledger.map(keyOf));
    expect([...citedBy.keys()].filter((place) => !known.has(place))).toEqual([]);
  });

  it('says of each place which tables carry its facts, and those alone', () => {
    const stated = Object.fromEntries(ledger.map((row) => [keyOf(row), row['tables']]));
    const found = Object.fromEntries(
      ledger.map((row) => [keyOf(row), [...(citedBy.get(keyOf(row)) ?? [])].sort().join(';')]),
    );
    expect(stated).toEqual(found);
  });

  it('gives a reason where there are none, and only there', () => {
    expect(ledger.filter((row) => (row['tables'] === '') === (row['reason'] === '')).map(keyOf)).toEqual([]);
  });
});
