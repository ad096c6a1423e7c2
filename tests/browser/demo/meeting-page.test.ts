import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../rig/until.ts';
import { type OpenMeeting, openMeeting, reopenFor } from './open-meeting.ts';

let meeting: OpenMeeting;

beforeAll(async () => {
  meeting = await openMeeting();
});

afterAll(() => meeting?.close());

const evaluate = <T>(expression: string): Promise<T> => meeting.page.evaluate<T>(expression);
const press = (label: string): Promise<unknown> =>
  evaluate(
    `[...document.querySelectorAll('button, label')].find((e) => e.textContent === '${label}').click()`,
  );
const untilPage = (what: string, expression: string): Promise<unknown> =>
  until(what, () => evaluate<boolean>(expression));

const findViolations = async (): Promise<string[]> => {
  await evaluate(`${axe.source}; null`);
  return evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map((n) => n.html)))`,
  );
};

describe.each([
  ['en', 'light', 1280, 'Stop camera'],
  ['en', 'dark', 360, 'Stop camera'],
  ['de', 'light', 360, 'Kamera stoppen'],
  ['de', 'dark', 1280, 'Kamera stoppen'],
] as const)('in %s, %s, %i px wide', (language, scheme, width, stop) => {
  beforeAll(() => reopenFor(meeting.page, { language, scheme, width }));

  it('speaks the language and has no accessibility fault', async () => {
    expect(await evaluate('document.documentElement.lang')).toBe(language);
    expect(await evaluate(`document.body.textContent.includes('${stop}')`)).toBe(true);
    expect(await findViolations()).toEqual([]);
  });

  it('fits', async () => {
    expect(await evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });
});

describe('controls', () => {
  beforeAll(() => reopenFor(meeting.page, { language: 'en', scheme: 'light', width: 1280 }));

  it('finds a fault when there is one', async () => {
    await evaluate(
      `document.querySelector('h1').insertAdjacentHTML('afterend', '<img id="fault">')`,
    );
    expect((await findViolations()).join()).toContain('image-alt');
    await evaluate(`document.querySelector('#fault').remove()`);
  });

  it('changes the size of the picture', async () => {
    await press('360p');
    await untilPage('a small picture', 'demo.meeting.figures.value.height === 360');
    await press('720p');
    await untilPage('a large picture', 'demo.meeting.figures.value.height === 720');
  });

  it('stops and starts the camera', async () => {
    await press('Stop camera');
    await untilPage('the call is over', 'demo.meeting.farEnd.value === null');
    const before = await evaluate<number>('demo.meeting.figures.value.received');
    await press('Start camera');
    await untilPage('pictures again', `demo.meeting.figures.value.received > ${before}`);
  });

  it('wipes the page and goes on', async () => {
    await evaluate(`document.documentElement.append(document.createElement('aside'))`);
    const before = await evaluate<number>('demo.meeting.figures.value.received');
    await press('Wipe the page');
    expect(await evaluate(`document.querySelector('aside')`)).toBeNull();
    await untilPage('pictures again', `demo.meeting.figures.value.received > ${before}`);
    await untilPage('a picture on the page', `document.querySelector('video').videoWidth > 0`);
  });

  it('says that the background can be read, as nothing guards it here', async () => {
    await untilPage(
      'the state on the page',
      `document.querySelector('[role=status]').textContent === 'Background can be read'`,
    );
    const { received, sights } = await evaluate<{ received: number; sights: { open: number } }>(
      'demo.meeting.figures.value',
    );
    expect(sights.open / received).toBeGreaterThan(0.95);
  });
});
