import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCE = join(import.meta.dirname, 'camera.c');
const CACHE_DIR = resolve(import.meta.dirname, '../../../.cache/clip-camera');

/** What Firefox calls the camera. */
export const CLIP_CAMERA = 'Clip Camera';

export interface ClipCamera {
  /** A .y4m file, or JPEGs one after the other; played in a loop at 30 pictures a second. */
  readonly clip: string;
  /** File that gets a line "on" or "off" whenever the camera's light would go on or off. */
  readonly log?: string;
}

/** Compiles the camera on first use, then keeps it. It needs a C compiler, and Linux. */
function ensureLibrary(): string {
  const key = createHash('sha256').update(readFileSync(SOURCE)).digest('hex').slice(0, 16);
  const path = join(CACHE_DIR, `${key}.so`);
  if (existsSync(path)) return path;
  mkdirSync(CACHE_DIR, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  const args = ['-shared', '-fPIC', '-O2', '-Wall', '-o', unfinished, SOURCE, '-ldl'];
  const { status, stderr } = spawnSync('cc', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The clip camera could not be compiled: ${stderr ?? 'no cc'}`);
  renameSync(unfinished, path);
  return path;
}

/** Whether a clip can be made a camera here. */
export const canMakeClipCamera = (): boolean =>
  process.platform === 'linux' && spawnSync('cc', ['--version'], { stdio: 'ignore' }).status === 0;

/** Environment in which Firefox has this clip as its camera. */
export function clipCameraEnv({ clip, log }: ClipCamera): Record<string, string> {
  const env = { LD_PRELOAD: ensureLibrary(), CAMERA_CLIP: clip };
  return log === undefined ? env : { ...env, CAMERA_LOG: log };
}
