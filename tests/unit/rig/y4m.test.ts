import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toI420, writeY4m } from '../../rig/y4m.ts';

const picture = (width: number, height: number, ...colour: number[]) => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height * 4 }, (_, index) => colour[index % 4] ?? 255),
});

test.each([
  ['black', [0, 0, 0], [16, 128, 128]],
  ['white', [255, 255, 255], [235, 128, 128]],
  ['red', [255, 0, 0], [81, 90, 240]],
  ['blue', [0, 0, 255], [41, 240, 110]],
])('%s has the luma and chroma of BT.601', (_, colour, [y, u, v]) => {
  const i420 = toI420(picture(4, 2, ...colour, 255));
  expect([...i420]).toEqual([...Array(8).fill(y), u, u, v, v]);
});

test('odd sizes round the chroma planes up', () => {
  expect(toI420(picture(5, 3, 0, 0, 0, 255))).toHaveLength(15 + 2 * 6);
});

test('a file holds its header and every frame', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lenscap-y4m-'));
  try {
    const path = join(folder, 'new', 'clip.y4m');
    const frames = [new Uint8Array(6).fill(65), new Uint8Array(6).fill(66)];
    writeY4m(path, { width: 2, height: 2, framesPerSecond: 30 }, frames);
    expect(readFileSync(path, 'latin1')).toBe(
      'YUV4MPEG2 W2 H2 F30:1 Ip A1:1 C420jpeg\nFRAME\nAAAAAAFRAME\nBBBBBB',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
