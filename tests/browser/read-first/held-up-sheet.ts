import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BoardLine, drawBoard } from '../../rig/board.ts';
import { drawScene } from '../../rig/scene.ts';
import { type RgbaPicture, toI420, writeY4m } from '../../rig/y4m.ts';

export const SECRET = 'Garten2024';
export const HARMLESS = 'TeamBlue';

/** Pixels of the picture: before the chest of the person in the scene. */
const SHEET = { x: 490, y: 500, width: 300, height: 150 } as const;

const WRITTEN: readonly BoardLine[] = [
  { text: 'Team Blue', x: 510, y: 560, capitalHeight: 34, colour: '#22262b' },
  { text: `PW: ${SECRET}`, x: 510, y: 620, capitalHeight: 28, colour: '#22262b' },
];

/** Pixels that the sheet goes to and fro with each loop of the scene, twelve a picture at the most. */
const SWING = 46;

/** A camera file in which somebody holds a sheet before the chest, and moves it. The caller removes it. */
export async function writeHeldUpSheet(): Promise<{ readonly path: string; remove(): void }> {
  const dir = mkdtempSync(join(tmpdir(), 'lenscap-sheet-'));
  const path = join(dir, 'sheet.y4m');
  const sheet = await drawBoard(WRITTEN);
  const frames = await drawScene({ lines: [], marks: false });
  for (const [index, frame] of frames.entries()) {
    const swing = Math.round(SWING * Math.sin((2 * Math.PI * index) / frames.length));
    laySheet(frame, sheet, swing);
  }
  const [{ width, height } = { width: 0, height: 0 }] = frames;
  writeY4m(
    path,
    { width, height, framesPerSecond: 30 },
    frames.map((frame) => toI420(frame)),
  );
  return { path, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

function laySheet(frame: RgbaPicture, sheet: RgbaPicture, swing: number): void {
  const { x, y, width, height } = SHEET;
  for (let row = y; row < y + height; row++) {
    const from = 4 * (row * sheet.width + x);
    const to = 4 * (row * frame.width + x + swing);
    frame.data.set(sheet.data.subarray(from, from + 4 * width), to);
  }
}
