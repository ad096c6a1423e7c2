import { BOARD_LINES, type BoardLine, drawBoard } from './board.ts';
import { CELLS, MARKS, type Mark, REFERENCE } from './marks.ts';
import { cutOutPerson, PERSON_HEIGHT } from './person.ts';
import type { RgbaPicture } from './y4m.ts';

export interface SceneOptions {
  /** In pixels; another aspect ratio than 16:9 is a centred crop. 1280 × 720 by default. */
  readonly width?: number;
  readonly height?: number;
  readonly person?: boolean;
  readonly marks?: boolean;
  /** What is written on the board; an empty list leaves it clean. */
  readonly lines?: readonly BoardLine[];
}

/** The person stands in the middle, head and shoulders filling the lower five sixths. */
const PERSON_SCALE = 0.645;
const PERSON_TOP = 720 - Math.floor(PERSON_HEIGHT * PERSON_SCALE) + 8;
const PERSON_LEFT = 466;

/** One swaying motion of the person, so that the clip plays in a loop without a jump. */
const LOOP_FRAMES = 24;
const SWAY = { x: 4, y: 2 } as const;

const PAPER = 238;
const INK = 18;

function swayAt(frame: number): { x: number; y: number } {
  const phase = (2 * Math.PI * frame) / LOOP_FRAMES;
  return { x: Math.round(SWAY.x * Math.sin(phase)), y: Math.round(SWAY.y * Math.cos(phase)) };
}

/** Draws a mark with a white rim of one cell, moved by `shift`, as a grey picture onto RGBA. */
export function drawMark(
  picture: RgbaPicture,
  { x, y, size, payload }: Mark,
  shift: { readonly x: number; readonly y: number },
): void {
  const cell = size / CELLS;
  const rim = Math.round(cell);
  for (let down = -rim; down < size + rim; down++) {
    for (let across = -rim; across < size + rim; across++) {
      const inside = down >= 0 && down < size && across >= 0 && across < size;
      const at = Math.floor(down / cell) * CELLS + Math.floor(across / cell);
      const level = inside && payload[at] === -1 ? INK : PAPER;
      const pixel = ((y + shift.y + down) * picture.width + x + shift.x + across) * 4;
      picture.data.fill(level, pixel, pixel + 3);
    }
  }
}

/** Lays a premultiplied picture over another; what lies outside is left out. */
function layOver(under: RgbaPicture, over: RgbaPicture, left: number, top: number): void {
  const rows = Math.min(over.height, under.height - top);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < over.width; column++) {
      const from = (row * over.width + column) * 4;
      const to = ((top + row) * under.width + left + column) * 4;
      const through = 1 - (over.data[from + 3] ?? 0) / 255;
      for (let channel = 0; channel < 3; channel++) {
        under.data[to + channel] = Math.round(
          (over.data[from + channel] ?? 0) + through * (under.data[to + channel] ?? 0),
        );
      }
    }
  }
}

/** A centred crop of the reference picture at another size: each pixel the mean of what it covers. */
function cropTo(picture: RgbaPicture, width: number, height: number): RgbaPicture {
  if (width === picture.width && height === picture.height) return picture;
  const scale = Math.max(width / picture.width, height / picture.height);
  const span = (position: number, size: number, full: number): [number, number] => {
    const start = Math.floor((full - size / scale) / 2 + position / scale);
    return [start, Math.max(start + 1, Math.floor(start + 1 / scale))];
  };
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const [top, bottom] = span(row, height, picture.height);
    for (let column = 0; column < width; column++) {
      const [left, right] = span(column, width, picture.width);
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0;
        for (let y = top; y < bottom; y++) {
          for (let x = left; x < right; x++) {
            sum += picture.data[(y * picture.width + x) * 4 + channel] ?? 0;
          }
        }
        data[(row * width + column) * 4 + channel] = sum / ((bottom - top) * (right - left));
      }
    }
  }
  return { width, height, data };
}

/**
 * Draws one loop of a webcam scene: a written whiteboard with marks, in front of it a photographed
 * person who sways a little and wears a mark on the shirt.
 */
export async function drawScene(options: SceneOptions = {}): Promise<RgbaPicture[]> {
  const { width = REFERENCE.width, height = REFERENCE.height, lines = BOARD_LINES } = options;
  const { person = true, marks = true } = options;
  const board = await drawBoard(lines);
  const cutOut = person ? cutOutPerson(PERSON_SCALE) : null;
  const drawnMarks = marks ? MARKS.filter(({ on }) => person || on === 'background') : [];
  return Array.from({ length: person ? LOOP_FRAMES : 1 }, (_, frame) => {
    const picture = { ...board, data: new Uint8Array(board.data) };
    const sway = swayAt(frame);
    if (cutOut) layOver(picture, cutOut, PERSON_LEFT + sway.x, PERSON_TOP + sway.y);
    for (const mark of drawnMarks) {
      drawMark(picture, mark, mark.on === 'person' ? sway : { x: 0, y: 0 });
    }
    return cropTo(picture, width, height);
  });
}
