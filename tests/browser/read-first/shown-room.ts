import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BoardLine, drawBoard } from '../../rig/board.ts';
import { toI420, writeY4m } from '../../rig/y4m.ts';

/** What is written in the room; each line has a word of which nothing may be read. */
export const WRITTEN: readonly BoardLine[] = [
  { text: 'Wi-Fi: garden', x: 80, y: 180, capitalHeight: 44, colour: '#1d3f8f' },
  { text: 'door code 4471', x: 120, y: 330, capitalHeight: 30, colour: '#22262b' },
  { text: 'plan B', x: 620, y: 150, capitalHeight: 54, colour: '#a3222b' },
  { text: 'Budget 48 200', x: 560, y: 330, capitalHeight: 40, colour: '#a3222b' },
];

export const WORDS = ['garden', 'doorcode', 'Budget', 'planB'] as const;

/** A radiator: strokes that are no text. In pixels. */
export const RADIATOR = { x: 200, y: 500, width: 800, height: 180, rib: 20 } as const;

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
