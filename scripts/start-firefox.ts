/**
 * `npm run start:firefox`: the demo meeting in Firefox with Lenscap in it. With `-- --headless` it
 * runs without a display for a while, tells what arrived at the far end, and ends with 0 when nothing
 * leaked.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Figures } from '../demo/meeting/figures.ts';
import { CLIP_CAMERA, canMakeClipCamera, clipCameraEnv } from './firefox/camera/clip-camera.ts';
import { Firefox } from './firefox/firefox.ts';
import { CAPTURE_PREFERENCES, type Preferences } from './firefox/preferences.ts';
import { clipRoutes } from './meeting/camera-stream.ts';
import { type Clip, ensureClip } from './meeting/clip.ts';
import { hasDisplay, untilInterrupted } from './meeting/options.ts';
import { startServer } from './meeting/server.ts';
import { buildSite } from './meeting/site.ts';
import { ensureChromium } from './setup/chromium.ts';
import { buildFirefoxAddon, ensureGeneratedFiles, FIREFOX_DIR } from './setup/extension.ts';
import { ensureFirefox } from './setup/firefox.ts';

/** How long a meeting without a display runs after its camera was uncovered. */
const DEFAULT_SECONDS = 10;

/** How long the first treated picture may take, in ms. */
const FIRST_PICTURE_TIMEOUT = 30_000;

/** Where a fake device is asked for, Firefox takes the one of this name. */
const CLIP_PREFERENCES: Preferences = {
  ...CAPTURE_PREFERENCES,
  'media.navigator.streams.fake': true,
  'media.video_loopback_dev': CLIP_CAMERA,
};

const { values } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    seconds: { type: 'string', default: String(DEFAULT_SECONDS) },
  },
});

const readFigures = (firefox: Firefox): Promise<Figures> =>
  firefox.evaluate<Figures>('demo.meeting.figures.value');

async function untilGuarded(firefox: Firefox): Promise<void> {
  for (const start = Date.now(); Date.now() - start < FIRST_PICTURE_TIMEOUT; await wait(200)) {
    if ((await readFigures(firefox)).sights.guarded > 0) return;
  }
  throw new Error('No treated picture arrived.');
}

/** Uncovers the camera as the person's keys do, and tells what arrives; resolves to the exit code. */
async function report(firefox: Firefox): Promise<number> {
  await wait(1_000); // a few cards first
  await firefox.pressKeys(['Alt', 'Shift', 'C']);
  await untilGuarded(firefox);
  const before = await readFigures(firefox);
  const began = performance.now();
  await wait(Number(values.seconds) * 1_000);
  const after = await readFigures(firefox);
  const seconds = (performance.now() - began) / 1_000;
  const { open, guarded, covered } = after.sights;
  const rate = ((after.received - before.received) / seconds).toFixed(1);
  console.log(`${after.received} pictures looked at, ${rate} a second`);
  console.log(`background readable in ${open}, hidden in ${guarded}, covered in ${covered}`);
  console.log(open === 0 ? 'Nothing leaked.' : 'NOT GUARDED.');
  return open === 0 && guarded > 0 ? 0 : 1;
}

/** The built-in clip, where one can be made a camera of; else whatever camera Firefox asks for. */
async function findClip(siteDir: string): Promise<Clip | null> {
  return canMakeClipCamera() ? ensureClip(ensureChromium(), siteDir) : null;
}

async function holdMeeting(interrupted: Promise<void>): Promise<number> {
  const path = ensureFirefox();
  await ensureGeneratedFiles();
  await buildFirefoxAddon();
  const siteDir = await buildSite();
  const clip = await findClip(siteDir);
  const server = await startServer(siteDir, clip ? clipRoutes(clip) : {});
  const firefox = await Firefox.launch({
    firefox: path,
    headless: values.headless,
    ...(clip
      ? { preferences: CLIP_PREFERENCES, env: clipCameraEnv({ clip: clip.cameraFile }) }
      : {}),
  });
  try {
    await firefox.installAddon(FIREFOX_DIR);
    await firefox.goto(`${server.origin}/?camera=${clip ? 'clip' : 'real'}`);
    if (values.headless) return await report(firefox);
    console.log('Alt+Shift+C uncovers the camera. Ctrl-C or closing the window ends the meeting.');
    await Promise.race([firefox.closed, interrupted]);
    return 0;
  } finally {
    await firefox.close();
    await server.stop();
  }
}

try {
  if (!values.headless && !hasDisplay()) {
    throw new Error('There is no display here: use `npm run start:firefox -- --headless`.');
  }
  process.exitCode = await holdMeeting(untilInterrupted());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit(); // whatever a failed step left open must not keep us
