import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { drawScene } from '../../tests/rig/scene.ts';
import { type RgbaPicture, toI420, writeY4m } from '../../tests/rig/y4m.ts';
import { COUNTED_FRAMES, COUNTER, encodeCounter } from './frame-counter.ts';

const CACHE_DIR = resolve(import.meta.dirname, '../../.cache/bench');
const FRAMES_PER_SECOND = 30;
const PAPER = 235;
const INK = 20;

function drawCounter({ width, height, data }: RgbaPicture, frame: number): RgbaPicture {
  const picture = { width, height, data: new Uint8Array(data) };
  const cell = COUNTER.width / COUNTER.columns;
  encodeCounter(frame).forEach((dark, index) => {
    const left = COUNTER.x + (index % COUNTER.columns) * cell;
    const top = COUNTER.y + Math.floor(index / COUNTER.columns) * cell;
    for (let y = top; y < top + cell; y++) {
      const row = (y * width + left) * 4;
      picture.data.fill(dark ? INK : PAPER, row, row + cell * 4);
    }
  });
  return picture;
}

/** Changes with the code that draws the clip. */
function contentKey(): string {
  const hash = createHash('sha256');
  const rig = resolve(import.meta.dirname, '../../tests/rig');
  const drawing = ['board.ts', 'marks.ts', 'person.ts', 'scene.ts', 'y4m.ts'];
  const sources = drawing.map((name) => join(rig, name));
  const own = ['camera-clip.ts', 'frame-counter.ts'];
  sources.push(...own.map((name) => join(import.meta.dirname, name)));
  for (const source of sources) hash.update(readFileSync(source));
  return hash.digest('hex').slice(0, 16);
}

/** A camera file (.y4m, 1280 × 720, 30 a second): a person before a whiteboard, numbered pictures. */
export async function ensureCameraClip(): Promise<string> {
  const path = join(CACHE_DIR, `${contentKey()}.y4m`);
  if (existsSync(path)) return path;
  const scene = await drawScene();
  const [first] = scene;
  if (!first) throw new Error('the scene has no picture');
  const { width, height } = first;
  const frames = Array.from({ length: COUNTED_FRAMES }, (_, frame) =>
    toI420(drawCounter(scene[frame % scene.length] ?? first, frame)),
  );
  writeY4m(path, { width, height, framesPerSecond: FRAMES_PER_SECOND }, frames);
  return path;
}
