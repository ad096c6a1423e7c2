/** `npm run icons`: renders `public/icon/` anew. The pictures are kept in the repository. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { ensureChromium } from '../setup/chromium.ts';
import { ICONS, SIZES } from './shapes.ts';

const OUT_DIR = resolve('public/icon');

async function renderIcon(browser: Browser, name: string, svg: string): Promise<void> {
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await page.screenshot({ path: `${OUT_DIR}/${name}-${size}.png`, omitBackground: true });
    await page.close();
  }
}

const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: ['--no-sandbox'], // as root Chromium refuses its sandbox, and nothing foreign is loaded
});
try {
  mkdirSync(OUT_DIR, { recursive: true });
  for (const [name, svg] of Object.entries(ICONS)) await renderIcon(browser, name, svg);
} finally {
  await browser.close();
}
