import { Browser } from '../../rig/browser.ts';
import type { Page, ScriptTarget } from '../../rig/page.ts';
import { drawScene } from '../../rig/scene.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { until } from '../../rig/until.ts';
import { XDisplay } from '../../rig/x-display.ts';
import type { RgbaPicture } from '../../rig/y4m.ts';

const WIDTH = 1600;
const HEIGHT = 900;

/** The browser's window leaves the upper half of the desktop free, where the marks are. */
const WINDOW = ['--window-position=0,450', '--window-size=900,450'];

/** No prompt of the browser, and a real capture of the whole screen. */
const WHOLE_SCREEN = ['--auto-select-desktop-capture-source=Entire screen'];

/** A desktop with marks on it, a browser in its lower half, and a page there that can share. */
export class Desktop {
  private constructor(
    readonly browser: Browser,
    readonly display: XDisplay,
    readonly page: Page,
    readonly site: Site,
  ) {}

  static async open(
    extensionDir?: string,
    args: readonly string[] = WHOLE_SCREEN,
    otherExtensionDirs: readonly string[] = [],
  ): Promise<Desktop> {
    const site = await serveSite({
      share: 'browser/airlock/page.ts',
      surface: 'browser/airlock/surface-page.ts',
    });
    const browser = await Browser.launch({
      headless: false,
      displaySize: `${WIDTH}x${HEIGHT}x24`,
      grantMedia: false,
      startsLive: false,
      args: [...WINDOW, ...args],
      otherExtensionDirs,
      ...(extensionDir === undefined ? {} : { extensionDir }),
    });
    const display = await XDisplay.open(browser.displayName);
    const page = await browser.newTab(`${site.origin}/share`);
    const desktop = new Desktop(browser, display, page, site);
    await desktop.paint('marks');
    return desktop;
  }

  /** What lies on the desktop: something to read, or nothing but a picture. */
  async paint(what: 'marks' | 'clean'): Promise<void> {
    if (what === 'clean') {
      this.display.paintDesktop(drawHalves());
      return;
    }
    const [scene] = await drawScene({ width: WIDTH, height: HEIGHT, person: false });
    if (scene) this.display.paintDesktop(scene);
  }

  /** Presses "Share this tab instead" in the bar that the browser shows above the tab in front. */
  async shareThisTabInstead(): Promise<void> {
    let before = '';
    const stop = await until('the bar with "Stop sharing", and at rest', async () => {
      const found = findLeftEdge(await this.display.screenshot(), STOP_SHARING_BLUE);
      const isAtRest = JSON.stringify(found) === before;
      before = JSON.stringify(found);
      return isAtRest ? found : null;
    });
    this.display.click(stop.x - LEFT_OF_STOP_SHARING, stop.y);
  }

  /** The airlock's window, once it has a picture to show. */
  async airlock(): Promise<ScriptTarget> {
    const window = await this.browser.findTarget('the airlock', ({ url }) =>
      url.includes('/airlock.html'),
    );
    // Attached to early, the window has no document yet.
    await until('the airlock shows a picture', () =>
      window.evaluate("!!document.querySelector('canvas:not([hidden])')").catch(() => false),
    );
    return window;
  }

  async untilAirlockClosed(): Promise<void> {
    await until('the airlock is closed', async () => {
      const targets = await this.browser.connection.targets();
      return !targets.some(({ url }) => url.includes('/airlock.html'));
    });
  }

  async close(): Promise<void> {
    this.display.close();
    await this.browser.close();
    await this.site.close();
  }
}

export const pressButton = (window: ScriptTarget, text: string): Promise<void> =>
  holdButton(window, text, 0);

/** Colour of the button "Stop sharing", beside which the other one lies. sRGB. */
const STOP_SHARING_BLUE = [11, 87, 208] as const;

/** Pixels from the left edge of the one well into the other. */
const LEFT_OF_STOP_SHARING = 60;

/** A run of this many pixels is a button's ground rather than a line or a letter. */
const LEAST_RUN = 12;

/** Where a coloured ground begins, half-way down its left edge; `null` if there is none. */
function findLeftEdge(
  { width, height, data }: RgbaPicture,
  [red, green, blue]: readonly [number, number, number],
): { x: number; y: number } | null {
  const isColour = (x: number, y: number): boolean => {
    const at = (y * width + x) * 4;
    return data[at] === red && data[at + 1] === green && data[at + 2] === blue;
  };
  const rows: { x: number; y: number }[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width - LEAST_RUN; x++) {
      if (!isColour(x, y)) continue;
      let run = 0;
      while (run < LEAST_RUN && isColour(x + run, y)) run++;
      if (run === LEAST_RUN) rows.push({ x, y });
      break;
    }
  }
  return rows[rows.length >> 1] ?? null;
}

/** Half of it black, half of it white: no card looks like that. */
function drawHalves(): RgbaPicture {
  const data = new Uint8Array(WIDTH * HEIGHT * 4).fill(255);
  data.fill(0, 0, data.length / 2);
  return { width: WIDTH, height: HEIGHT, data };
}

/** Presses the button with this text and holds it for so long, with a real mouse's events. */
export async function holdButton(window: ScriptTarget, text: string, ms: number): Promise<void> {
  const at = await window.evaluate<{ x: number; y: number }>(`(() => {
    const buttons = [...document.querySelectorAll('button')];
    const button = buttons.find(({ textContent }) => textContent.includes(${JSON.stringify(text)}));
    button.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = button.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  })()`);
  const mouse = (type: string, button: string): Promise<unknown> =>
    window.session.send('Input.dispatchMouseEvent', { type, ...at, button, clickCount: 1 });
  await mouse('mouseMoved', 'none');
  await mouse('mousePressed', 'left');
  await new Promise((held) => setTimeout(held, ms));
  // The window may have closed under the pointer.
  await mouse('mouseReleased', 'left').catch(() => undefined);
}
