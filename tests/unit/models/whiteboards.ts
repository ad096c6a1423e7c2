import { type Picture, render, type Shade } from './picture.ts';

const WALL = [0.62, 0.58, 0.52] as const;
const FRAME = [0.45, 0.46, 0.48] as const;
const BOARD = [0.93, 0.94, 0.93] as const;
const INK = [0.08, 0.12, 0.42] as const;

type Colour = readonly [number, number, number];
/** The board's own coordinates: 0 to 1 across and down it. */
type BoardShade = (u: number, v: number) => Colour;

const plain: BoardShade = () => BOARD;
const written: BoardShade = (u, v) => (isInk(u, v) ? INK : BOARD);

/** Whiteboards in a room with nobody in it. */
export const WHITEBOARDS: Readonly<Record<string, Shade>> = {
  'plain, fills the picture': plain,
  'plain, on a wall': onWall(plain, upright),
  'written on': onWall(written, upright),
  'written on, fills the picture': written,
  'written on, from the left': onWall(written, fromTheLeft),
  'written on, with glare': withGlare(onWall(written, upright)),
};

export function whiteboard(name: string, width: number, height: number): Picture {
  const shade = WHITEBOARDS[name];
  if (!shade) throw new Error(`there is no whiteboard called ${name}`);
  return render(width, height, shade);
}

/** Six lines of slanted strokes in words of uneven length, like quick handwriting. */
function isInk(u: number, v: number): boolean {
  const line = Math.floor((v - 0.1) / 0.14);
  const inLine = (v - 0.1) / 0.14 - line;
  if (line < 0 || line > 5 || u < 0.08 || u > 0.55 + 0.35 * Math.abs(Math.sin(line * 2.4))) {
    return false;
  }
  if (Math.sin(u * 23 + line * 1.7) > 0.86) return false; // The gap between two words.
  const wave = 0.5 + 0.28 * Math.sin(u * 260 + line) + 0.12 * Math.sin(u * 97 + line * 5);
  return Math.abs(inLine - wave) < 0.12;
}

function onWall(board: BoardShade, place: (u: number, v: number) => readonly [number, number]) {
  return (u: number, v: number): Colour => {
    const [x, y] = place(u, v);
    if (x < -0.02 || x > 1.02 || y < -0.03 || y > 1.03) return WALL;
    return x < 0 || x > 1 || y < 0 || y > 1 ? FRAME : board(x, y);
  };
}

function upright(u: number, v: number): [number, number] {
  return [(u - 0.1) / 0.8, (v - 0.12) / 0.7];
}

/** A projective map: the board's right edge is 40 % shorter than its left. */
function fromTheLeft(u: number, v: number): [number, number] {
  const depth = 1 / (1 - 0.4 * u);
  return [(u - 0.05) * depth * 0.72, 0.5 + (v - 0.48) * depth * 1.05];
}

function withGlare(scene: Shade): Shade {
  return (u, v) => {
    const distance = Math.hypot((u - 0.62) / 0.16, (v - 0.35) / 0.22);
    const glare = Math.exp(-distance * distance);
    const [red, green, blue] = scene(u, v);
    const lighten = (value: number) => value + (1 - value) * glare;
    return [lighten(red), lighten(green), lighten(blue)];
  };
}
