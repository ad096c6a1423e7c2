import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLIP_CAMERA, clipCameraEnv } from '../../../scripts/firefox/camera/clip-camera.ts';
import { Firefox } from '../../../scripts/firefox/firefox.ts';
import { CAPTURE_PREFERENCES, type Preferences } from '../../../scripts/firefox/preferences.ts';
import { findFirefox } from '../../../scripts/setup/firefox.ts';
import { ensureCameraFile } from '../camera-file.ts';
import { type Display, startVirtualDisplay } from '../display.ts';
import { Addon } from './addon.ts';

export interface LaunchOptions {
  /** Unpacked add-on to install; none by default. */
  readonly addonDir?: string;
  /** Headless (default), or in a window on a virtual display that is the browser's own. */
  readonly headless?: boolean;
  /** Size and depth of that display, such as "1280x720x24". */
  readonly displaySize?: string | undefined;
  readonly preferences?: Preferences;
}

/**
 * A camera that shows the test scene, and the browser's own microphone with a tone: where a fake
 * device is asked for, the one of this name is taken.
 */
const DEVICES: Preferences = {
  'media.navigator.streams.fake': true,
  'media.video_loopback_dev': CLIP_CAMERA,
  // Let 720p arrive at once, as on a good line. In kilobits a second.
  'media.peerconnection.video.start_bitrate': 2_500,
};

export interface FirefoxUnderTest {
  readonly firefox: Firefox;
  /** Null when launched without one. */
  readonly addon: Addon | null;
  /** Name of the virtual display, such as ":99"; "" when headless. */
  readonly displayName: string;
  /** How often the camera's light went on and off, in order. */
  cameraLight(): string[];
  close(): Promise<void>;
}

/** Starts the system's own Firefox with the test scene as its camera. Whoever launches closes. */
export async function launchFirefox(options: LaunchOptions = {}): Promise<FirefoxUnderTest> {
  const { addonDir, headless = true, displaySize, preferences = {} } = options;
  const path = findFirefox();
  if (path === null) throw new Error('No Firefox found: install "firefox-esr", or set FIREFOX.');
  const folder = mkdtempSync(join(tmpdir(), 'lenscap-camera-'));
  const log = join(folder, 'light');
  const display: Display | null = headless ? null : await startVirtualDisplay(displaySize);
  const firefox = await Firefox.launch({
    firefox: path,
    headless,
    preferences: { ...CAPTURE_PREFERENCES, ...DEVICES, ...preferences },
    env: {
      ...clipCameraEnv({ clip: await ensureCameraFile(), log }),
      ...(display ? { DISPLAY: display.name } : {}),
    },
  });
  const kill = (): void => {
    firefox.kill();
    display?.stop();
  };
  // A test runner that gives up in mid-test must not leave a browser behind.
  process.once('exit', kill);
  const addon = addonDir === undefined ? null : await Addon.install(firefox, addonDir);
  return {
    firefox,
    addon,
    displayName: display?.name ?? '',
    cameraLight: () => readLines(log),
    close: async () => {
      process.off('exit', kill);
      await firefox.close();
      display?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').trim().split('\n');
  } catch {
    return []; // never on
  }
}
