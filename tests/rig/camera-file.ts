import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { drawScene, type SceneOptions } from './scene.ts';
import { toI420, writeY4m } from './y4m.ts';

const CACHE_DIR = resolve(import.meta.dirname, '../../.cache/camera');
const FRAMES_PER_SECOND = 30;

export interface CameraFileOptions extends SceneOptions {
  /** 30 by default. */
  readonly framesPerSecond?: number;
}

/** Changes whenever the scene, or the code of this folder that draws it, does. */
function contentKey(options: CameraFileOptions): string {
  const hash = createHash('sha256').update(JSON.stringify(options));
  const sources = ['board.ts', 'marks.ts', 'person.ts', 'scene.ts', 'y4m.ts'];
  for (const source of sources) hash.update(readFileSync(join(import.meta.dirname, source)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Path of a camera file in which the person is there for a while, and then is not.
 * @param seconds How long each part of the loop lasts.
 */
export async function ensureLeavingFile(seconds: {
  readonly there: number;
  readonly gone: number;
}): Promise<string> {
  const size = { width: 640, height: 360 };
  const framesPerSecond = 10;
  const path = join(CACHE_DIR, `${contentKey(size)}-${seconds.there}-${seconds.gone}.y4m`);
  if (existsSync(path)) return path;
  const present = (await drawScene(size)).map(toI420);
  const absent = (await drawScene({ ...size, person: false })).map(toI420);
  const repeat = (loop: readonly Uint8Array[], length: number): Uint8Array[] =>
    Array.from(
      { length: length * framesPerSecond },
      (_, i) => loop[i % loop.length] ?? new Uint8Array(),
    );
  const frames = [...repeat(present, seconds.there), ...repeat(absent, seconds.gone)];
  writeY4m(path, { ...size, framesPerSecond }, frames);
  return path;
}

/** Path of a camera file (.y4m) with the scene; drawn on first use, then kept in the cache folder. */
export async function ensureCameraFile(options: CameraFileOptions = {}): Promise<string> {
  const path = join(CACHE_DIR, `${contentKey(options)}.y4m`);
  if (existsSync(path)) return path;
  const frames = await drawScene(options);
  const { width, height } = frames[0] ?? { width: 0, height: 0 };
  const { framesPerSecond = FRAMES_PER_SECOND } = options;
  writeY4m(path, { width, height, framesPerSecond }, frames.map(toI420));
  return path;
}
