import { expect, test } from 'vitest';
import { evaluate } from '../../development-set/pictures/evaluate.ts';
import { loadPictureModels } from '../../development-set/pictures/picture-models.ts';

/** A few pictures of the test half; `npm run evaluate` draws and judges as many as one likes. */
const FEW = { half: 'test', seed: 811, screens: 8, rooms: 8, fronts: 0 } as const;

/** Of each kind, and of bars over what is harmless: shares mean little among so few. */
const MOST_MISSED = 1;

test('secrets on drawn screens and in drawn rooms are hidden, and little else', async () => {
  const { screen, camera } = await evaluate(await loadPictureModels(), FEW);
  expect(screen.recall.whole).toBeGreaterThan(3);
  expect(camera.all.whole).toBeGreaterThan(3);
  expect(screen.missed.length, screen.missed.join()).toBeLessThanOrEqual(MOST_MISSED);
  expect(camera.missed.length, camera.missed.join()).toBeLessThanOrEqual(MOST_MISSED);
  expect(screen.wrong.length, screen.wrong.join()).toBeLessThanOrEqual(MOST_MISSED);
  expect(screen.falseAlarms.value).toBeLessThan(0.5);
  expect(camera.background.value).toBeLessThanOrEqual(0.15);
  expect(camera.background.value).toBeGreaterThan(0);
  expect(camera.person.value).toBeLessThanOrEqual(0.005);
});
