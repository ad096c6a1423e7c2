import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import axe from 'axe-core';
import { build } from 'vite';
import { startServer } from '../../../scripts/meeting/server.ts';
import { Browser } from '../../rig/browser.ts';
import type { Page } from '../../rig/page.ts';
import { until } from '../../rig/until.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

export interface Look {
  /** Such as "popup/live". */
  readonly exhibit: string;
  readonly scheme?: 'light' | 'dark';
  /** More of the playground's options, such as "language=de&stretch". */
  readonly options?: string;
  readonly width?: number;
  readonly height?: number;
  readonly zoom?: number;
}

export interface Playground {
  readonly page: Page;
  /** Shows one exhibit alone to a person whose system is set so. */
  show(look: Look): Promise<void>;
  close(): Promise<void>;
}

/** The playground in a browser without the extension. Whoever opens closes. */
export async function openPlayground(): Promise<Playground> {
  await build({ configFile: resolve(ROOT, 'playground/vite.config.ts') });
  const server = await startServer(resolve(ROOT, '.output/playground'));
  const browser = await Browser.launch();
  const page = await browser.newTab(server.origin);
  return {
    page,
    async show(look) {
      await emulate(page, look);
      const { exhibit, options = '' } = look;
      await page.goto(`${server.origin}/?only=${exhibit}&${options}`);
      await until(`${exhibit} is shown`, () => page.evaluate('!!globalThis.playground'));
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

async function emulate(page: Page, look: Look): Promise<void> {
  const { scheme = 'light', width = 400, height = 600, zoom = 1 } = look;
  await page.session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
  await page.session.send('Emulation.setDeviceMetricsOverride', {
    ...{ width, height, deviceScaleFactor: zoom, mobile: false },
  });
}

/** What axe-core finds, each fault with the elements that have it. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(`${axe.source}; null`);
  return page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map((n) => n.html)))`,
  );
}

/** Keeps a picture of the page below reports/, for people to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const path = resolve(ROOT, 'reports/playground', `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await page.screenshot());
}

const KEY_CODES: Readonly<Record<string, number>> = {
  Tab: 9,
  Enter: 13,
  ' ': 32,
  ArrowUp: 38,
  ArrowRight: 39,
};

const KEY_TEXTS: Readonly<Record<string, string>> = { Enter: '\r', ' ': ' ' };

/** A real key event, as from the person's keyboard. */
export async function sendKey(page: Page, type: 'keyDown' | 'keyUp', key: string): Promise<void> {
  const text = type === 'keyDown' ? KEY_TEXTS[key] : undefined;
  await page.session.send('Input.dispatchKeyEvent', {
    ...{ type, key, code: key === ' ' ? 'Space' : key },
    windowsVirtualKeyCode: KEY_CODES[key],
    ...(text === undefined ? {} : { text }),
  });
}

export async function pressKey(page: Page, key: string): Promise<void> {
  await sendKey(page, 'keyDown', key);
  await sendKey(page, 'keyUp', key);
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A real mouse event, as from the person's hand. */
export async function sendMouse(
  page: Page,
  type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
  { x, y }: Point,
): Promise<void> {
  const isDown = type !== 'mouseReleased';
  await page.session.send('Input.dispatchMouseEvent', {
    ...{ type, x, y, button: 'left', clickCount: 1 },
    buttons: isDown ? 1 : 0,
  });
}

export async function clickAt(page: Page, point: Point): Promise<void> {
  await sendMouse(page, 'mousePressed', point);
  await sendMouse(page, 'mouseReleased', point);
}

/** What the person did so far, as the playground's callbacks heard it. */
export const actsOf = (page: Page): Promise<string[]> => page.evaluate('playground.acts');
