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
  /** Unpacked add-on to install; none by default, and until {@link FirefoxUnderTest.install}. */
  readonly addonDir?: string;
  /** A .y4m file; the test scene by default. */
  readonly cameraFile?: string;
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

/** A running Firefox, and what belongs to it. Whoever launches closes. */
export class FirefoxUnderTest {
  #addon: Addon | null = null;
  // A test runner that gives up in mid-test must not leave a browser behind.
  readonly #kill = (): void => {
    this.firefox.kill();
    this.display?.stop();
  };

  constructor(
    readonly firefox: Firefox,
    private readonly display: Display | null,
    /** Holds the camera's log, and goes with the browser. */
    private readonly folder: string,
  ) {
    process.once('exit', this.#kill);
  }

  /** Null until there is one. */
  get addon(): Addon | null {
    return this.#addon;
  }

  /** Installs an unpacked add-on: documents that are loaded from now on have its guard. */
  async install(addonDir: string): Promise<Addon> {
    this.#addon = await Addon.install(this.firefox, addonDir);
    return this.#addon;
  }

  /** How often the camera's light went on and off, in order. */
  cameraLight(): string[] {
    return readLines(lightLog(this.folder));
  }

  async close(): Promise<void> {
    process.off('exit', this.#kill);
    await this.firefox.close();
    this.display?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const lightLog = (folder: string): string => join(folder, 'light');

/** Starts the system's own Firefox with a clip as its camera. */
export async function launchFirefox(options: LaunchOptions = {}): Promise<FirefoxUnderTest> {
  const { addonDir, headless = true, displaySize, preferences = {} } = options;
  const path = findFirefox();
  if (path === null) throw new Error('No Firefox found: install "firefox-esr", or set FIREFOX.');
  const folder = mkdtempSync(join(tmpdir(), 'lenscap-camera-'));
  const clip = options.cameraFile ?? (await ensureCameraFile());
  const display: Display | null = headless ? null : await startVirtualDisplay(displaySize);
  const firefox = await Firefox.launch({
    firefox: path,
    headless,
    preferences: { ...CAPTURE_PREFERENCES, ...DEVICES, ...preferences },
    env: {
      ...clipCameraEnv({ clip, log: lightLog(folder) }),
      ...(display ? { DISPLAY: display.name } : {}),
    },
  });
  const under = new FirefoxUnderTest(firefox, display, folder);
  if (addonDir !== undefined) await under.install(addonDir);
  return under;
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').trim().split('\n');
  } catch {
    return []; // never on
  }
}
