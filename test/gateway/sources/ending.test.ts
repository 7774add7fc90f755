import { createEnding } from '../../../gateway/sources/ending';
import { pause } from '../../../gateway/sources/resilience/pause';

test('an ending is told once, with its first reason, to whoever still listens', () => {
  const { signal, abort } = createEnding();
  const told: string[] = [];
  const leaving = (): void => {
    told.push('leaving');
  };
  signal.addEventListener('abort', () => told.push(`staying ${String(signal.aborted)}`));
  signal.addEventListener('abort', leaving);
  signal.removeEventListener('abort', leaving);
  expect([signal.aborted, signal.reason]).toEqual([false, undefined]);
  abort('first');
  abort('second');
  signal.addEventListener('abort', leaving);
  expect([signal.aborted, signal.reason, told]).toEqual([true, 'first', ['staying true']]);
});

test('a pause ends when its time is over, or with its signal', async () => {
  const { signal, abort } = createEnding();
  await pause(1, signal);
  const long = pause(3_600_000, signal);
  abort('over');
  await expect(long).rejects.toThrow('The pause was ended.');
  await expect(pause(3_600_000, signal)).rejects.toThrow('The pause was ended.');
});
