import { expect, test } from 'vitest';
import { classifySight } from '../../rig/call-page/sight.ts';
import { blur, createPlane, drawMarkedWall } from './luma-pictures.ts';

test('a disabled track is black, in limited and in full range', () => {
  expect(classifySight(createPlane(320, 180, () => 16))).toBe('black');
  expect(classifySight(createPlane(320, 180, () => 0))).toBe('black');
});

test('a plain card with a small sign on it is a card', () => {
  const isSign = (x: number, y: number): boolean => Math.hypot(x - 160, y - 90) < 20;
  expect(classifySight(createPlane(320, 180, (x, y) => (isSign(x, y) ? 150 : 40)))).toBe('card');
});

test('somebody dark in front of a bright wall is a picture, however blurred the wall', () => {
  const wall = blur(drawMarkedWall(), 40);
  const isPerson = (x: number, y: number): boolean => Math.abs(x - 640) < 160 && y > 110;
  const scene = createPlane(1280, 720, (x, y) =>
    isPerson(x, y) ? 40 : (wall.data[y * wall.stride + x] ?? 0),
  );
  expect(classifySight(scene)).toBe('picture');
});
