import { expect, test } from 'vitest';
import { LineCache, lineKey } from '../../../../models/text/line-cache.ts';

const line = (character: string) => [{ character, confidence: 1, at: 0 }];

test('the lines not asked for longest are forgotten', () => {
  const cache = new LineCache();
  cache.set('first', line('a'));
  cache.set('second', line('b'));
  for (let i = 0; i < 998; i++) cache.set(`line ${i}`, line('x'));
  expect(cache.get('first')).toEqual(line('a'));
  cache.set('one more', line('c'));
  expect(cache.get('second'), 'was asked for least recently').toBeUndefined();
  expect(cache.get('first')).toEqual(line('a'));
  cache.clear();
  expect(cache.get('first')).toBeUndefined();
});

test('a line has another key when one pixel changes by one level, or moves', () => {
  const values = Float32Array.from({ length: 48 * 16 * 3 }, (_, i) => Math.sin(i));
  const crop = { width: 16, values, from: 0, to: 1 };
  const changed = (at: number, by: number) =>
    lineKey({ ...crop, values: values.map((value, i) => (i === at ? value + by : value)) });
  const keys = new Set([lineKey(crop)]);
  for (let at = 0; at < values.length; at++) keys.add(changed(at, 1 / 127.5));
  keys.add(lineKey({ ...crop, values: values.toReversed() }));
  expect(keys.size).toBe(values.length + 2);
  expect(lineKey({ ...crop, values: values.slice() })).toBe(lineKey(crop));
});
