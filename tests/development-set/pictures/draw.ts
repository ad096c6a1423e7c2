import { PNG } from 'pngjs';
import { Browser } from '../../rig/browser.ts';
import type { Page } from '../../rig/page.ts';
import { createRandom } from '../random.ts';
import type { Draft } from '../wording.ts';
import { PICTURE, pageBody, pageHtml } from './page-html.ts';

/** In pixels of the picture. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A cell as it stands in the picture. */
export interface DrawnLine {
  readonly text: string;
  readonly isSecret: boolean;
  /** Of the font, in pixels of the picture, perspective included. */
  readonly size: number;
  /** Around each visible letter. */
  readonly letters: readonly Rect[];
}

export interface DrawnPicture {
  readonly draft: Draft;
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
  readonly lines: readonly DrawnLine[];
}

/** Runs in the page: where each letter of each cell stands. */
const MEASURE = `(() => [...document.querySelectorAll('span[data-secret]')].map((span) => {
  const node = span.firstChild;
  const text = node ? node.data : '';
  const range = document.createRange();
  const letters = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i].trim() === '') continue;
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    const { x, y, width, height } = range.getBoundingClientRect();
    letters.push({ x, y, width, height });
  }
  const scale = letters.length > 0 ? letters[0].height / span.offsetHeight : 1;
  const size = parseFloat(getComputedStyle(span).fontSize) * scale;
  return { text, isSecret: span.dataset.secret === 'true', size, letters };
}).filter(({ letters }) => letters.length > 0))()`;

/** Draws drafts in Chromium, one after the other. The same seed draws the same. */
export async function drawPictures(
  drafts: readonly Draft[],
  seed: number,
  onPicture: (picture: DrawnPicture) => Promise<void>,
): Promise<void> {
  const browser = await Browser.launch();
  try {
    const page = await browser.newTab('about:blank');
    await page.session.send('Emulation.setDeviceMetricsOverride', {
      ...PICTURE,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await page.evaluate(`document.write(${JSON.stringify(pageHtml())})`);
    for (const [index, draft] of drafts.entries()) {
      await onPicture(await drawOne(page, draft, seed + index));
    }
  } finally {
    await browser.close();
  }
}

async function drawOne(page: Page, draft: Draft, seed: number): Promise<DrawnPicture> {
  const body = pageBody(draft, createRandom(seed));
  await page.evaluate(
    `(async () => { document.body.innerHTML = ${JSON.stringify(body)}; await document.fonts.ready;
      await new Promise(requestAnimationFrame); })()`,
  );
  const lines = await page.evaluate<DrawnLine[]>(MEASURE);
  const { data } = await page.session.send<{ data: string }>('Page.captureScreenshot', {});
  const { width, height, data: rgba } = PNG.sync.read(Buffer.from(data, 'base64'));
  return { draft, width, height, rgba, lines: lines.map(onlyInside) };
}

/** Letters beyond the picture's edge are not in it. */
function onlyInside(line: DrawnLine): DrawnLine {
  const isInside = ({ x, y, width, height }: Rect) =>
    x >= 0 && y >= 0 && x + width <= PICTURE.width && y + height <= PICTURE.height;
  return { ...line, letters: line.letters.filter(isInside) };
}
