import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { type BoardLine, drawBoard } from '../../rig/board.ts';
import type { Reader } from '../../rig/reader.ts';
import { toI420, writeY4m } from '../../rig/y4m.ts';

/** What is written in the room; each line has a word of which nothing may be read. */
const WRITTEN: readonly BoardLine[] = [
  { text: 'Wi-Fi: garden', x: 80, y: 180, capitalHeight: 44, colour: '#1d3f8f' },
  { text: 'door code 4471', x: 120, y: 330, capitalHeight: 30, colour: '#22262b' },
  { text: 'plan B', x: 620, y: 150, capitalHeight: 54, colour: '#a3222b' },
  { text: 'Budget 48 200', x: 560, y: 330, capitalHeight: 40, colour: '#a3222b' },
];

export const WORDS = ['garden', 'doorcode', 'Budget', 'planB'] as const;

/** A radiator: strokes that are no text. In pixels. */
const RADIATOR = { x: 200, y: 500, width: 800, height: 180, rib: 20 } as const;

/** A camera file that shows a room with nobody in it. The caller removes it. */
export async function writeRoom(): Promise<{ readonly path: string; remove(): void }> {
  const dir = mkdtempSync(join(tmpdir(), 'lenscap-room-'));
  const path = join(dir, 'room.y4m');
  const room = await drawBoard(WRITTEN);
  const { x, y, width, height, rib } = RADIATOR;
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) {
      const level = Math.floor((column - x) / rib) % 2 === 0 ? 200 : 120;
      room.data.fill(level, 4 * (row * room.width + column), 4 * (row * room.width + column) + 3);
    }
  }
  const size = { width: room.width, height: room.height, framesPerSecond: 30 };
  writeY4m(path, size, [toI420(room)]);
  return { path, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Levels between two ribs from which on the radiator is seen as it is; it has 80. */
export const SHARP = 50;

export interface Seen {
  readonly words: readonly string[];
  /** Levels between the radiator's ribs. */
  readonly ribs: number;
}

/** What can be made out in a received picture, given as PNG; nothing in none. */
export async function lookAt(reader: Reader, png: Buffer | null): Promise<Seen> {
  if (!png || png.length === 0) return { words: [], ribs: 0 };
  const { width, height, data } = PNG.sync.read(png);
  const luma = Uint8Array.from({ length: width * height }, (_, at) => data[4 * at + 1] ?? 0);
  const text = await reader.read(luma, width, height);
  return { words: WORDS.filter((word) => text.includes(word)), ribs: ribsIn(luma, width) };
}

function ribsIn(luma: Uint8Array, width: number): number {
  const scale = width / 1280;
  const { x, y, rib } = RADIATOR;
  const levelAt = (index: number): number => {
    const column = Math.round((x + (index + 0.5) * rib) * scale);
    return luma[Math.round((y + 90) * scale) * width + column] ?? 0;
  };
  const steps = Array.from({ length: 20 }, (_, index) =>
    Math.abs(levelAt(index + 5) - levelAt(index + 6)),
  );
  return steps.reduce((sum, step) => sum + step, 0) / steps.length;
}
