import type { Arrival } from '../camera-page/frame-log.ts';
import { epochNow } from '../camera-page/frame-log.ts';
import { greyOf, LEVEL_MS, LEVELS } from './levels.ts';

/** The page that is shared. Its title is how the browser finds it without a prompt. */
const departures: Arrival[] = [];
let level = 0;

function change(): void {
  level = (level + 1) % LEVELS;
  const grey = greyOf(level);
  document.body.style.background = `rgb(${grey} ${grey} ${grey})`;
  departures.push({ time: epochNow(), counter: level });
}

addEventListener('DOMContentLoaded', () => {
  document.title = 'Bench surface';
  document.body.replaceChildren();
  setInterval(change, LEVEL_MS);
});

Object.assign(window, { takeDepartures: () => departures.splice(0) });
