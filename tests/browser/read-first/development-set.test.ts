import { expect, test } from 'vitest';
import { evaluate } from '../../development-set/pictures/evaluate.ts';
import { loadPictureModels } from '../../development-set/pictures/picture-models.ts';

/** A few pictures of the test half; `npm run evaluate` draws and judges as many as one likes. */
const FEW = { half: 'test', seed: 811, screens: 8, rooms: 8 } as const;

/** Of each kind: shares mean little among so few. */
const MOST_MISSED = 1;

test('secrets on drawn screens and in drawn rooms are hidden, and little else', async () => {
  const { screen, camera } = await evaluate(await loadPictureModels(), FEW);
  expect(screen.recall.whole).toBeGreaterThan(3);
  expect(camera.all.whole).toBeGreaterThan(3);
  expect(screen.missed.length, screen.missed.join()).toBeLessThanOrEqual(MOST_MISSED);
  expect(camera.missed.length, camera.missed.join()).toBeLessThanOrEqual(MOST_MISSED);
  expect(screen.wrong).toEqual([]);
  expect(screen.falseAlarms.value).toBe(0);
  expect(camera.background.value).toBeLessThanOrEqual(0.15);
  expect(camera.background.value).toBeGreaterThan(0);
  expect(camera.person.value).toBeLessThanOrEqual(0.005);
});
