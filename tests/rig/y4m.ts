import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** An 8-bit RGBA picture, rows packed. */
export interface RgbaPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * Planar I420 (BT.601, limited range, as Chromium's fake camera takes it): Y, then U, then V, the
 * chroma planes at half size, rounded up. Chroma is the mean of each 2 × 2 block.
 */
export function toI420({ width, height, data }: RgbaPicture): Uint8Array {
  const chromaWidth = (width + 1) >> 1;
  const chromaHeight = (height + 1) >> 1;
  const chromaSize = chromaWidth * chromaHeight;
  const i420 = new Uint8Array(width * height + 2 * chromaSize);
  const at = (x: number, y: number, channel: number): number =>
    data[(Math.min(y, height - 1) * width + Math.min(x, width - 1)) * 4 + channel] ?? 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      i420[y * width + x] = Math.round(
        16 + 0.2568 * at(x, y, 0) + 0.5041 * at(x, y, 1) + 0.0979 * at(x, y, 2),
      );
    }
  }
  const mean = (x: number, y: number, channel: number): number =>
    (at(x, y, channel) +
      at(x + 1, y, channel) +
      at(x, y + 1, channel) +
      at(x + 1, y + 1, channel)) /
    4;
  for (let row = 0; row < chromaHeight; row++) {
    for (let column = 0; column < chromaWidth; column++) {
      const [x, y] = [column * 2, row * 2];
      const [r, g, b] = [mean(x, y, 0), mean(x, y, 1), mean(x, y, 2)];
      const u = width * height + row * chromaWidth + column;
      i420[u] = Math.round(128 - 0.1482 * r - 0.291 * g + 0.4392 * b);
      i420[u + chromaSize] = Math.round(128 + 0.4392 * r - 0.3678 * g - 0.0714 * b);
    }
  }
  return i420;
}

/**
 * Writes frames (I420, all of `width` × `height`) as a YUV4MPEG2 file, which Chromium's
 * `--use-file-for-fake-video-capture` plays in a loop. Appears under its name only when complete.
 */
export function writeY4m(
  path: string,
  { width, height, framesPerSecond }: { width: number; height: number; framesPerSecond: number },
  frames: Iterable<Uint8Array>,
): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  const file = openSync(unfinished, 'w');
  try {
    writeSync(file, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
    for (const frame of frames) {
      writeSync(file, 'FRAME\n');
      writeSync(file, frame);
    }
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}
