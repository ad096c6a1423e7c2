import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHIP_STATES } from '../../../playground/states/chip-states.ts';
import { POPUP_STATES } from '../../../playground/states/popup-states.ts';
import {
  findViolations,
  keepScreenshot,
  openPlayground,
  type Playground,
} from './open-playground.ts';

let playground: Playground;

beforeAll(async () => {
  playground = await openPlayground();
});

afterAll(() => playground?.close());

const overflow = (): Promise<number> =>
  playground.page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );

const openFolds = (): Promise<unknown> =>
  playground.page.evaluate(
    `document.querySelectorAll('details').forEach((details) => { details.open = true; })`,
  );

/** Boxes of what can be pressed that are smaller than a shaky hand needs; CSS pixels. */
const smallTargets = (smallest: number): Promise<string[]> =>
  playground.page.evaluate(`[...document.querySelectorAll('button, summary, .segment, .swatch')]
    .filter((element) => Math.min(element.offsetWidth, element.offsetHeight) < ${smallest})
    .map((element) => element.outerHTML)`);

/** Font sizes of all text, smallest first; CSS pixels. */
const smallestText = (): Promise<number> =>
  playground.page.evaluate(`Math.min(...[...document.querySelectorAll('body *')]
    .filter((element) => [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map((element) => parseFloat(getComputedStyle(element).fontSize)))`);

describe.each(['light', 'dark'] as const)('popup, %s', (scheme) => {
  it.each(Object.keys(POPUP_STATES))('%s', async (name) => {
    await playground.show({ exhibit: `popup/${name}`, scheme, height: 860 });
    await openFolds();
    await keepScreenshot(playground.page, `popup-${name}-${scheme}`);
    expect(await findViolations(playground.page)).toEqual([]);
    expect(await overflow()).toBe(0);
    expect(await smallTargets(40)).toEqual([]);
    expect(await smallestText()).toBeGreaterThanOrEqual(15);
  });
});

describe.each(['light', 'dark'] as const)('chip, %s', (scheme) => {
  it.each(Object.keys(CHIP_STATES))('%s', async (name) => {
    const size = { width: 320, height: 160 };
    await playground.show({ exhibit: `chip/${name}`, scheme, options: 'open', ...size });
    await keepScreenshot(playground.page, `chip-${name}-${scheme}`);
    const violations = await findViolations(playground.page);
    // The chip is a guest: the page around it has its own heading and landmarks, or none.
    const own = violations.filter(
      (violation) => !/^(page-has-heading-one|landmark-one-main|region)/.test(violation),
    );
    expect(own).toEqual([]);
  });
});

/** What of an open chip, or of its note, the viewport or its own box cuts off. */
const cutOff = (): Promise<string[]> =>
  playground.page.evaluate(`[...playground.chipRoots.at(-1).querySelectorAll('.chip *')]
    .filter((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const isOutside = left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
      return isOutside || element.scrollWidth > Math.ceil(element.clientWidth) && element.clientWidth > 0;
    })
    .map((element) => element.outerHTML)`);

/** Captions of previews that reach beyond their picture. */
const captionsCutOff = (): Promise<string[]> =>
  playground.page.evaluate(`[...document.querySelectorAll('.preview figcaption')]
    .filter((caption) => {
      const [inner, outer] = [caption, caption.parentElement].map((e) => e.getBoundingClientRect());
      return inner.left < outer.left + 4 || inner.right > outer.right - 4 || inner.top < outer.top;
    })
    .map((caption) => caption.outerHTML)`);

describe('in German', () => {
  it.each(Object.keys(POPUP_STATES))('popup, %s', async (name) => {
    await playground.show({ exhibit: `popup/${name}`, options: 'language=de', height: 860 });
    await openFolds();
    await keepScreenshot(playground.page, `popup-${name}-german`);
    expect(await captionsCutOff()).toEqual([]);
    expect(await findViolations(playground.page)).toEqual([]);
    expect(await overflow()).toBe(0);
  });
});

describe.each([
  ['as it is', 320, 240, 1],
  ['at 200 %', 320, 240, 2],
] as const)('chip %s', (_, width, height, zoom) => {
  it.each(Object.keys(CHIP_STATES))('%s in German', async (name) => {
    const size = { width, height, zoom };
    const options = 'open&language=de';
    await playground.show({ exhibit: `chip/${name}`, options, ...size });
    await keepScreenshot(playground.page, `chip-${name}-german-${zoom * 100}`);
    expect(await cutOff()).toEqual([]);
  });
});

describe('other people', () => {
  it.each([
    ['german', { options: 'language=de' }],
    ['german-narrow', { options: 'language=de', width: 320 }],
    ['longer-words', { options: 'stretch' }],
    ['longer-words-narrow', { options: 'stretch', width: 320 }],
    ['right-to-left', { options: 'direction=rtl' }],
    ['high-contrast', { options: 'contrast' }],
    ['high-contrast-dark', { options: 'contrast', scheme: 'dark' as const }],
    ['zoom-200', { width: 400, height: 300, zoom: 2 }],
    ['zoom-200-narrow', { width: 320, height: 240, zoom: 2 }],
  ])('%s', async (name, look) => {
    for (const state of ['talking', 'other-tabs', 'fault', 'colour', 'found-much'] as const) {
      await playground.show({ exhibit: `popup/${state}`, ...look });
      await keepScreenshot(playground.page, `${name}-${state}`);
      expect(await findViolations(playground.page)).toEqual([]);
      expect(await overflow()).toBe(0);
    }
  });
});

describe('the checks themselves', () => {
  it('notice a fault of each kind', async () => {
    await playground.show({ exhibit: 'popup/live' });
    await playground.page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
      '<img src="#"><button style="width: 700px; height: 20px; font-size: 11px">small</button>')`);
    expect((await findViolations(playground.page)).join()).toContain('image-alt');
    expect(await overflow()).toBeGreaterThan(0);
    expect(await smallTargets(40)).toHaveLength(1);
    expect(await smallestText()).toBe(11);
    expect(await captionsCutOff()).toEqual([]);
    await playground.page.evaluate(`document.querySelector('.preview figcaption').style =
      'max-inline-size: none; white-space: nowrap; letter-spacing: 1em'`);
    expect(await captionsCutOff()).toHaveLength(1);
    await playground.show({ exhibit: 'chip/reminder', options: 'open', width: 320, height: 60 });
    expect(await cutOff()).not.toEqual([]);
  });
});
