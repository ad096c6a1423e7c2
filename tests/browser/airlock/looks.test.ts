import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AIRLOCK_STATES } from '../../../playground/states/airlock-states.ts';
import { until } from '../../rig/until.ts';
import {
  actsOf,
  findViolations,
  keepScreenshot,
  type Look,
  openPlayground,
  type Playground,
  pressKey,
} from '../popup/open-playground.ts';

/** CSS pixels: what the window has room for beside the browser's own title bar. */
const WINDOW = { width: 620, height: 740 };

/** CSS pixels; what a shaky hand needs. */
const SMALLEST_TARGET = 40;

let playground: Playground;

beforeAll(async () => {
  playground = await openPlayground();
});

afterAll(() => playground?.close());

const evaluate = <T>(expression: string): Promise<T> => playground.page.evaluate<T>(expression);

async function show(state: string, look: Omit<Look, 'exhibit'> = {}): Promise<void> {
  await playground.show({ exhibit: `airlock/${state}`, ...WINDOW, ...look });
  if (state === 'chosen') return;
  await until('the picture', () => evaluate("!!document.querySelector('canvas:not([hidden])')"));
}

const overflow = (): Promise<number> =>
  evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

const smallTargets = (): Promise<string[]> =>
  evaluate(`[...document.querySelectorAll('button, label.sound')]
    .filter(({ offsetHeight }) => offsetHeight < ${SMALLEST_TARGET}).map((e) => e.outerHTML)`);

/** Whether everything that can be pressed lies inside the window without scrolling. */
const fits = (): Promise<boolean> =>
  evaluate('document.documentElement.scrollHeight <= document.documentElement.clientHeight');

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  it.each(Object.keys(AIRLOCK_STATES))('%s', async (state) => {
    for (const language of ['en', 'de']) {
      await show(state, { scheme, options: `language=${language}` });
      await keepScreenshot(playground.page, `airlock-${state}-${language}-${scheme}`);
      expect(await findViolations(playground.page)).toEqual([]);
      expect(await overflow()).toBe(0);
      expect(await fits()).toBe(true);
      expect(await smallTargets()).toEqual([]);
    }
  });
});

it.each([
  ['zoom-200', { width: 310, height: 370, zoom: 2, options: 'language=de' }],
  ['longer-words', { options: 'stretch' }],
  ['right-to-left', { options: 'direction=rtl' }],
  ['high-contrast', { options: 'contrast' }],
])('%s', async (name, look) => {
  for (const state of ['whole-screen-sound', 'another-tab']) {
    await show(state, look);
    await keepScreenshot(playground.page, `airlock-${state}-${name}`);
    expect(await findViolations(playground.page)).toEqual([]);
    expect(await overflow()).toBe(0);
  }
});

describe('by keyboard alone', () => {
  beforeEach(() => show('whole-screen-sound'));

  const focused = (): Promise<string> =>
    evaluate("(document.activeElement.closest('label') ?? document.activeElement).textContent");

  async function tabTo(text: string): Promise<void> {
    for (let stop = 0; !(await focused()).includes(text) || stop === 0; stop++) {
      if (stop > 12) throw new Error(`The Tab key never comes to "${text}"`);
      await pressKey(playground.page, 'Tab');
    }
  }

  it.each([
    ['Choose a window instead', 'choose-window'],
    ['Do not share', 'cancel'],
  ])('%s', async (text, act) => {
    await tabTo(text);
    await pressKey(playground.page, 'Enter');
    expect(await actsOf(playground.page)).toEqual([act]);
  });

  it('the whole screen takes a word, for which a press of the button asks', async () => {
    await tabTo('sound');
    await pressKey(playground.page, ' ');
    await tabTo('Press and hold');
    await pressKey(playground.page, 'Enter');
    await until('the field', () => evaluate("document.activeElement.tagName === 'INPUT'"));
    expect(await actsOf(playground.page)).toEqual([]);
    await playground.page.session.send('Input.insertText', { text: 'share' });
    await pressKey(playground.page, 'Enter');
    expect(await actsOf(playground.page)).toEqual(['share true']);
  });
});
