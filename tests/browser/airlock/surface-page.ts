import { CELLS, MARKS, REFERENCE } from '../../rig/marks.ts';

/**
 * A page to be shared: `?show=marks` can be read by the judge, `?show=clean` cannot. Its title is
 * what it shows, for the browser to pick it by.
 */
const show = new URLSearchParams(location.search).get('show') ?? 'clean';

function drawMarks(context: CanvasRenderingContext2D): void {
  for (const { x, y, size, payload } of MARKS) {
    const cell = size / CELLS;
    context.fillStyle = 'white';
    context.fillRect(x - cell, y - cell, size + 2 * cell, size + 2 * cell);
    context.fillStyle = 'black';
    payload.forEach((value, index) => {
      const [down, across] = [Math.floor(index / CELLS), index % CELLS];
      if (value < 0) context.fillRect(x + across * cell, y + down * cell, cell, cell);
    });
  }
}

addEventListener('DOMContentLoaded', () => {
  document.title = `surface ${show}`;
  document.body.style.margin = '0';
  const canvas = document.createElement('canvas');
  Object.assign(canvas, REFERENCE);
  canvas.style.cssText =
    'position: fixed; inset: 0; width: 100vw; height: 100vh; object-fit: cover';
  document.body.replaceChildren(canvas);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = '#f0f0f0';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#101010';
  context.fillRect(0, 500, canvas.width, 220);
  if (show === 'marks') drawMarks(context);
  // Something moves, so that the browser delivers pictures.
  setInterval(() => {
    context.fillStyle = `hsl(${performance.now() / 10} 80% 50%)`;
    context.fillRect(600, 640, 40, 40);
  }, 400);
});
