import { createKeptRows } from '../../subgraphs/common/reading/kept-rows';

const KILOBYTE = 1000;

test('what is kept is found again under its shelf and key, and nowhere else', () => {
  const kept = createKeptRows(100 * KILOBYTE);
  const value = Object.freeze({ name: 'Ealing' });
  kept.shelf('agreements load-1 councils').keep('ealing', value, 100);
  kept.shelf('agreements load-1 councils').keep('nowhere', null, 0);
  expect(kept.shelf('agreements load-1 councils').get('ealing')?.value).toBe(value);
  expect(kept.shelf('agreements load-1 councils').get('nowhere')).toMatchObject({ value: null });
  expect(kept.shelf('agreements load-1 councils').get('brent')).toBeUndefined();
  expect(kept.shelf('agreements load-2 councils').get('ealing')).toBeUndefined();
});

test('never more is kept than there is room for, and what is asked for stays longest', () => {
  const kept = createKeptRows(100 * KILOBYTE);
  const wanted = kept.shelf('wanted');
  wanted.keep('always', 'here', KILOBYTE);
  for (let load = 0; load < 500; load += 1) {
    const shelf = kept.shelf(`load-${String(load)}`);
    for (let row = 0; row < 10; row += 1) shelf.keep(String(row), row, 2 * KILOBYTE);
    expect(kept.bytes()).toBeLessThanOrEqual(100 * KILOBYTE);
    expect(wanted.get('always')?.value).toBe('here');
  }
  expect(kept.shelf('load-0').get('0')).toBeUndefined();
  expect(kept.shelf('load-499').get('9')?.value).toBe(9);
});

test('what is larger than the room for it is not kept, and drives nothing out', () => {
  const kept = createKeptRows(10 * KILOBYTE);
  const shelf = kept.shelf('rows');
  shelf.keep('small', 1, 100);
  shelf.keep('large', 2, 20 * KILOBYTE);
  expect(shelf.get('large')).toBeUndefined();
  expect(shelf.get('small')?.value).toBe(1);
});

test('a shelf that was dropped while a request held it counts again when that keeps more on it', () => {
  const kept = createKeptRows(20 * KILOBYTE);
  const held = kept.shelf('held');
  for (let row = 0; row < 100; row += 1) kept.shelf('others').keep(String(row), row, KILOBYTE);
  for (let row = 0; row < 100; row += 1) held.keep(String(row), row, KILOBYTE);
  expect(kept.bytes()).toBeLessThanOrEqual(20 * KILOBYTE);
  expect(kept.shelf('held').get('99')?.value).toBe(99);
  expect(kept.shelf('held').get('0')).toBeUndefined();
});
