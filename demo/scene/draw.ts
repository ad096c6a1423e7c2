import type { Grid } from './grid.ts';
import {
  BACKGROUND_MARKS,
  BADGE,
  CLIP_FRAMES,
  encodeBadge,
  SCENE_HEIGHT,
  SCENE_WIDTH,
} from './marks.ts';
import { tracePerson } from './outline.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** Where the photograph lies in the scene: scene = photograph × scale + offset. */
const PHOTO_SCALE = 0.75;
const PHOTO_OFFSET = { x: -155, y: -43 };
/** Blur of the cut-out's edge, in pixels of the photograph: hair and lens are never that sharp. */
const EDGE_SOFTNESS = 2.5;
/** How far the person leans to each side, in radians: some 12 px at the head. */
const SWAY = 0.02;

const HANDWRITING = '"Patrick Hand", sans-serif';

function createLayer(width: number, height: number): Context {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) throw new Error('This browser gives no 2D canvas.');
  return context;
}

function drawWall(context: Context): void {
  const light = context.createLinearGradient(0, 0, SCENE_WIDTH, SCENE_HEIGHT);
  light.addColorStop(0, '#e9e2d8');
  light.addColorStop(1, '#b9ada0');
  context.fillStyle = light;
  context.fillRect(0, 0, SCENE_WIDTH, SCENE_HEIGHT);
}

/** A panel with a frame and the soft shadow that tells it from the wall. */
function drawPanel(
  context: Context,
  { x, y, width, height }: Omit<Grid, 'columns' | 'rows'>,
): void {
  context.save();
  context.shadowColor = 'rgb(60 40 20 / 0.35)';
  context.shadowBlur = 18;
  context.shadowOffsetY = 8;
  context.fillStyle = '#fbfbf8';
  context.fillRect(x, y, width, height);
  context.restore();
}

function drawWhiteboard(context: Context): void {
  const board = { x: 56, y: 58, width: 500, height: 420 };
  drawPanel(context, board);
  context.strokeStyle = '#9aa0a6';
  context.lineWidth = 8;
  context.strokeRect(board.x, board.y, board.width, board.height);
  const lines = [
    { text: 'Kick-off Tue 10:00', y: 150, size: 62, colour: '#1d4e89' },
    { text: 'Guest Wi-Fi: Atelier', y: 252, size: 54, colour: '#22313f' },
    { text: 'Password:', y: 334, size: 54, colour: '#22313f' },
    { text: 'Sommer2026!', y: 430, size: 88, colour: '#b3261e' },
  ];
  for (const { text, y, size, colour } of lines) {
    context.font = `${size}px ${HANDWRITING}`;
    context.fillStyle = colour;
    context.fillText(text, board.x + 34, y);
  }
}

function drawSquares(
  context: Context,
  grid: Grid,
  dark: readonly boolean[],
  colours: [string, string],
): void {
  const width = grid.width / grid.columns;
  const height = grid.height / grid.rows;
  dark.forEach((isDark, index) => {
    context.fillStyle = colours[isDark ? 0 : 1];
    const column = index % grid.columns;
    const row = Math.floor(index / grid.columns);
    context.fillRect(grid.x + column * width, grid.y + row * height, width, height);
  });
}

function drawMarks(context: Context): void {
  for (const mark of BACKGROUND_MARKS) {
    const margin = 18;
    drawPanel(context, {
      x: mark.x - margin,
      y: mark.y - margin,
      width: mark.width + 2 * margin,
      height: mark.height + 2 * margin,
    });
    drawSquares(context, mark, mark.dark, ['#1f2a36', '#fbfbf8']);
  }
}

/** Cuts the person out of the photograph, with a soft edge; in the scene's size and place. */
function cutOutPerson(photo: ImageBitmap): OffscreenCanvas {
  const layer = createLayer(SCENE_WIDTH, SCENE_HEIGHT + 40);
  layer.setTransform(PHOTO_SCALE, 0, 0, PHOTO_SCALE, PHOTO_OFFSET.x, PHOTO_OFFSET.y);
  layer.filter = `blur(${EDGE_SOFTNESS}px)`;
  layer.beginPath();
  tracePerson(layer);
  layer.fill();
  layer.filter = 'none';
  layer.globalCompositeOperation = 'source-in';
  layer.drawImage(photo, 0, 0);
  return layer.canvas;
}

function drawBadge(context: Context, frame: number): void {
  const margin = 6;
  context.fillStyle = '#ffffff';
  context.fillRect(
    BADGE.x - margin,
    BADGE.y - margin,
    BADGE.width + 2 * margin,
    BADGE.height + 2 * margin,
  );
  drawSquares(context, BADGE, encodeBadge(frame), ['#000000', '#ffffff']);
}

/** Draws the pictures of the clip one by one onto its canvas. */
export interface Scene {
  readonly canvas: OffscreenCanvas;
  /** Draws picture `frame`, 0 to CLIP_FRAMES - 1. */
  draw(frame: number): void;
}

/** A person in front of a written whiteboard and two marked sheets. The caller keeps the photograph. */
export function createScene(photo: ImageBitmap): Scene {
  const room = createLayer(SCENE_WIDTH, SCENE_HEIGHT);
  drawWall(room);
  drawWhiteboard(room);
  drawMarks(room);
  const person = cutOutPerson(photo);
  const context = createLayer(SCENE_WIDTH, SCENE_HEIGHT);
  return {
    canvas: context.canvas,
    draw(frame) {
      context.resetTransform();
      context.drawImage(room.canvas, 0, 0);
      // The body leans around the waist, so that the badge near it stays in its place.
      context.translate(BADGE.x, SCENE_HEIGHT);
      context.rotate(SWAY * Math.sin((2 * Math.PI * frame) / CLIP_FRAMES));
      context.translate(-BADGE.x, -SCENE_HEIGHT);
      context.drawImage(person, 0, 0);
      context.resetTransform();
      drawBadge(context, frame);
    },
  };
}
