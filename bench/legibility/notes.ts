import { epochNow } from '../camera-page/frame-log.ts';

/** Where a line stands, in parts of the tab's picture. */
export interface LinePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lines that have appeared at once. */
export interface ShownLines {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly places: readonly LinePlace[];
}

function placeOf(line: Element): LinePlace {
  const range = document.createRange();
  range.selectNodeContents(line);
  const { x, y, width, height } = range.getBoundingClientRect();
  return {
    x: x / innerWidth,
    y: y / innerHeight,
    width: width / innerWidth,
    height: height / innerHeight,
  };
}

/** Puts these lines in place of those before. */
function show(texts: readonly string[]): ShownLines {
  document.body.replaceChildren(
    ...texts.map((text) => Object.assign(document.createElement('p'), { textContent: text })),
  );
  return { time: epochNow(), places: [...document.body.children].map(placeOf) };
}

addEventListener('DOMContentLoaded', () => {
  document.title = 'Bench notes';
  document.body.style.cssText =
    'font: 22px/1.7 sans-serif; margin: 1.5em; background: white; white-space: nowrap; overflow: hidden';
  show([]);
});

Object.assign(window, { show });
