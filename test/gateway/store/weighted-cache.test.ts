import { createRecentKeys } from '../../../gateway/store/recent-keys';
import { createWeightedCache } from '../../../gateway/store/weighted-cache';

test('what was used longest ago gives way, one by one, and nothing is heavier than the bound', () => {
  const evicted: number[] = [];
  const cache = createWeightedCache<string>(10, (weight) => evicted.push(weight));
  cache.set('a', 'A', 3);
  cache.set('b', 'B', 4);
  cache.set('c', 'C', 3);
  expect(cache.get('a')).toBe('A');
  cache.set('d', 'D', 4);
  expect(['a', 'b', 'c', 'd'].map(cache.get)).toEqual(['A', undefined, 'C', 'D']);
  expect({ evicted, weight: cache.weight() }).toEqual({ evicted: [4], weight: 10 });

  cache.set('c', 'C2', 11);
  expect({ value: cache.get('c'), weight: cache.weight() }).toEqual({ value: undefined, weight: 7 });
});

test('a value that grows drives others out, or itself; one that was replaced changes nothing', () => {
  const evicted: number[] = [];
  const cache = createWeightedCache<string>(10, (weight) => evicted.push(weight));
  cache.set('a', 'A', 4);
  cache.set('b', 'B', 4);
  cache.reweigh('b', 'B', 7);
  expect({ a: cache.get('a'), evicted, weight: cache.weight() }).toEqual({
    a: undefined,
    evicted: [4],
    weight: 7,
  });
  cache.set('b', 'B2', 5);
  cache.reweigh('b', 'B', 9);
  cache.delete('b', 'B');
  expect({ b: cache.get('b'), weight: cache.weight() }).toEqual({ b: 'B2', weight: 5 });
  cache.reweigh('b', 'B2', 11);
  expect({ b: cache.get('b'), weight: cache.weight() }).toEqual({ b: undefined, weight: 0 });
});

test('of keys, the newest are remembered', () => {
  const keys = createRecentKeys(2);
  for (const key of ['a', 'b', 'a', 'c']) keys.add(key);
  expect(['a', 'b', 'c'].filter(keys.has)).toEqual(['a', 'c']);
  keys.delete('a');
  expect(keys.has('a')).toBe(false);
});
