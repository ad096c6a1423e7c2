import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { CLIP_FRAMES, SCENE_WIDTH } from '../../demo/scene/marks.ts';
import type { Levels, Studio } from '../../demo/studio.ts';
import { startBrowser } from './browser.ts';
import { startServer } from './server.ts';

declare const studio: Promise<Studio>;

export interface Clip {
  /** Motion JPEG file that Chromium plays as a camera. */
  readonly cameraFile: string;
  /** The same pictures, small, as JPEGs: for the page that shows what the camera sees. */
  readonly preview: readonly Buffer[];
  /** The first picture in full size, as a JPEG. */
  readonly poster: Buffer;
}

const CACHE_DIR = resolve('.cache/demo-clip');
const PREVIEW_WIDTH = 640;

/** Draws the numbered picture as a JPEG. */
type Draw = (frame: number, width: number, levels: Levels) => Promise<Buffer>;

/** Opens the page that draws the clip for as long as `use` needs it. */
async function withStudio(
  chromium: string,
  siteDir: string,
  use: (draw: Draw) => Promise<void>,
): Promise<void> {
  const server = await startServer(siteDir);
  const url = `${server.origin}/studio.html`;
  const browser = await startBrowser({ chromium, url, headless: true, debuggable: true });
  try {
    const client = await playwright.connectOverCDP(browser.debuggerUrl ?? '');
    const page = client.contexts()[0]?.pages()[0];
    if (!page) throw new Error('Chromium opened no page to draw the clip on.');
    await page.waitForLoadState('load'); // its scripts have run
    await use(async (...picture) => {
      const jpeg = await page.evaluate(async (wanted) => (await studio).encode(...wanted), picture);
      return Buffer.from(jpeg, 'base64');
    });
  } finally {
    await browser.stop();
    await server.stop();
  }
}

async function writeClip(dir: string, draw: Draw): Promise<void> {
  await mkdir(join(dir, 'preview'), { recursive: true });
  await writeFile(join(dir, 'poster.jpg'), await draw(0, SCENE_WIDTH, 'full'));
  const camera: Buffer[] = [];
  for (let frame = 0; frame < CLIP_FRAMES; frame++) {
    camera.push(await draw(frame, SCENE_WIDTH, 'video'));
    const name = `${String(frame).padStart(3, '0')}.jpg`;
    await writeFile(join(dir, 'preview', name), await draw(frame, PREVIEW_WIDTH, 'full'));
  }
  await writeFile(join(dir, 'camera.mjpeg'), Buffer.concat(camera));
}

async function makeClip(chromium: string, siteDir: string, dir: string): Promise<void> {
  console.log('Drawing the clip that stands in for a camera ...');
  const unfinished = `${dir}.${process.pid}`;
  await withStudio(chromium, siteDir, (draw) => writeClip(unfinished, draw));
  await rm(dir, { recursive: true, force: true });
  await rename(unfinished, dir); // all of it or nothing: an interrupted run leaves no half clip
}

/** Tells clips of different drawings apart: the bundler puts a hash into each file's name. */
async function hashDrawing(siteDir: string): Promise<string> {
  const names = await readdir(join(siteDir, 'assets'));
  const drawn = names.filter((name) => /^(studio|marks|sample|patrick)/.test(name)).sort();
  return createHash('sha256').update(drawn.join()).digest('hex').slice(0, 12);
}

/** The built-in clip, drawn by the browser itself on the first call and kept in `.cache`. */
export async function ensureClip(chromium: string, siteDir: string): Promise<Clip> {
  const dir = join(CACHE_DIR, await hashDrawing(siteDir));
  if (!existsSync(dir)) await makeClip(chromium, siteDir, dir);
  const preview = (await readdir(join(dir, 'preview'))).sort();
  return {
    cameraFile: join(dir, 'camera.mjpeg'),
    poster: await readFile(join(dir, 'poster.jpg')),
    preview: await Promise.all(preview.map((name) => readFile(join(dir, 'preview', name)))),
  };
}
