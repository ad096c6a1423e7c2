import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PNG } from 'pngjs';
import { Browser } from './browser.ts';
import { REFERENCE } from './marks.ts';
import type { RgbaPicture } from './y4m.ts';

export interface BoardLine {
  readonly text: string;
  /** Left end of the baseline and height of a capital letter, in reference pixels. */
  readonly x: number;
  readonly y: number;
  readonly capitalHeight: number;
  readonly colour: string;
}

const FONT = '@fontsource/patrick-hand/files/patrick-hand-latin-400-normal.woff2';
/** Height of a capital as a share of the font size (from the font's OS/2 table). */
const CAPITAL_SHARE = 0.71;

/** What is written on the board by default: capitals of 120 px down to 20 px, beside the person. */
export const BOARD_LINES: readonly BoardLine[] = [
  { text: 'Q3', x: 36, y: 600, capitalHeight: 120, colour: '#1d3f8f' },
  { text: 'Budget 48 200', x: 170, y: 455, capitalHeight: 40, colour: '#a3222b' },
  { text: 'launch 14 May', x: 240, y: 520, capitalHeight: 30, colour: '#22262b' },
  { text: 'door code 4471', x: 190, y: 660, capitalHeight: 30, colour: '#22262b' },
  { text: 'Wi-Fi: garden', x: 880, y: 440, capitalHeight: 44, colour: '#1d3f8f' },
  { text: 'plan B', x: 1060, y: 70, capitalHeight: 54, colour: '#a3222b' },
  { text: 'keep this secret', x: 890, y: 520, capitalHeight: 28, colour: '#22262b' },
  { text: 'OPEN', x: 900, y: 670, capitalHeight: 90, colour: '#1b7a43' },
  { text: 'to do', x: 24, y: 70, capitalHeight: 36, colour: '#22262b' },
];

/** Runs inside the browser: draws the board onto a canvas and answers with its PNG as base64. */
function boardScript(lines: readonly BoardLine[]): string {
  const require = createRequire(import.meta.url);
  const font = readFileSync(require.resolve(FONT)).toString('base64');
  return `(async () => {
    const face = new FontFace('hand', 'url(data:font/woff2;base64,${font})');
    document.fonts.add(await face.load());
    const canvas = new OffscreenCanvas(${REFERENCE.width}, ${REFERENCE.height});
    const context = canvas.getContext('2d');
    const light = context.createRadialGradient(500, 200, 100, 640, 360, 900);
    light.addColorStop(0, '#f4f5f3');
    light.addColorStop(1, '#c9ccca');
    context.fillStyle = light;
    context.fillRect(0, 0, canvas.width, canvas.height);
    for (const { text, x, y, capitalHeight, colour } of ${JSON.stringify(lines)}) {
      context.font = capitalHeight / ${CAPITAL_SHARE} + 'px hand';
      context.fillStyle = colour;
      context.fillText(text, x, y);
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  })()`;
}

/** A whiteboard of reference size with `lines` in a handwriting font, drawn by Chromium. */
export async function drawBoard(lines: readonly BoardLine[]): Promise<RgbaPicture> {
  const browser = await Browser.launch();
  try {
    const page = await browser.newTab('about:blank');
    const png = await page.evaluate<string>(boardScript(lines));
    return PNG.sync.read(Buffer.from(png, 'base64'));
  } finally {
    await browser.close();
  }
}
