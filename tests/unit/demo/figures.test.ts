import { expect, it } from 'vitest';
import { FigureCounter } from '../../../demo/meeting/figures.ts';

const SIZE = { width: 640, height: 360 };

it('counts pictures by what they show', () => {
  const counter = new FigureCounter();
  counter.add(SIZE, { sight: 'covered', clipFrame: null }, 0);
  counter.add(SIZE, { sight: 'guarded', clipFrame: 4 }, 33);
  counter.add(SIZE, { sight: 'guarded', clipFrame: 5 }, 66);
  counter.add(SIZE, { sight: 'open', clipFrame: 6 }, 100);
  expect(counter.read(100)).toEqual({
    received: 4,
    sights: { open: 1, guarded: 2, covered: 1 },
    current: 'open',
    frameRate: 4,
    ...SIZE,
  });
});

it('counts the rate over the last second only', () => {
  const counter = new FigureCounter();
  for (let time = 0; time < 2000; time += 50) counter.add(SIZE, null, time);
  expect(counter.read(2000).frameRate).toBe(19);
  expect(counter.read(3500)).toMatchObject({ frameRate: 0, received: 40, current: null });
});
