import { afterEach, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import type { Page } from '../../rig/page.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';
import { Desktop, pressButton } from './desktop.ts';

/** The browser picks the tab with this title, without a prompt. */
const TAB = [
  '--auto-select-tab-capture-source-by-title=surface clean',
  '--window-position=0,0',
  '--window-size=1200,800',
];

let desktop: Desktop;

afterEach(() => desktop.close());

const last = async (end: 'far' | 'near'): Promise<PhaseFigures> => {
  const figures = await desktop.page.evaluate<PhaseFigures[]>(`${end}.figures`);
  const newest = figures.at(-1);
  if (!newest) throw new Error('nothing is watched');
  return newest;
};

const begin = (phase: string): Promise<unknown> =>
  desktop.page.evaluate(`far.beginPhase('${phase}'); near.beginPhase('${phase}')`);

const untilFar = (what: string, isSo: (figures: PhaseFigures) => boolean): Promise<unknown> =>
  until(what, async () => isSo(await last('far')));

/** Shares a tab without marks; its pictures arrive. */
async function shareClean(extensionDir?: string): Promise<Page> {
  desktop = await Desktop.open(extensionDir, TAB);
  const { origin } = desktop.site;
  const shared = await desktop.browser.newTab(`${origin}/surface?show=clean`);
  await desktop.page.evaluate("share({ video: true, surfaceSwitching: 'include' })");
  await untilFar('the tab is seen', ({ pictures }) => pictures >= 5);
  return shared;
}

/** Another tab comes to the front, and the person shares that one instead. */
async function switchToMarks(): Promise<void> {
  await desktop.browser.newTab(`${desktop.site.origin}/surface?show=marks`);
  await begin('switched');
  await desktop.shareThisTabInstead();
}

const isMarked = (): Promise<unknown> =>
  until('every tab is marked', async () => {
    const worker = await desktop.browser.extension?.serviceWorker();
    const stored = await worker?.evaluate<object>("chrome.storage.session.get('surfaceMarks')");
    return Object.keys(stored ?? {}).length > 0;
  });

test('without the extension the other tab is seen at once', async () => {
  await shareClean();
  await switchToMarks();
  await untilFar('the other tab is seen', ({ leaked }) => leaked >= 5);
});

test('nothing of the other tab is seen before the person says yes to it', async () => {
  await shareClean(builtExtension());
  await isMarked();
  await switchToMarks();
  const airlock = await desktop.airlock();
  await begin('held');
  await untilFar('the holding card arrives', ({ cards }) => cards >= 3);
  for (const end of ['far', 'near'] as const) {
    const figures = await desktop.page.evaluate<PhaseFigures[]>(`${end}.figures`);
    expect(figures.filter(({ leaked }) => leaked > 0)).toEqual([]);
    expect((await last(end)).pictures).toBe(0);
  }
  const [session] = await toldSessions(desktop.browser);
  expect(session?.captures[0]?.share?.hold).toBe('surface-changed');

  await until('the button hears', () => airlock.evaluate('performance.now() > 2000'));
  await pressButton(airlock, 'Share this web page');
  await desktop.untilAirlockClosed();
  await begin('agreed');
  await untilFar('the other tab is seen', ({ leaked }) => leaked >= 5);
});

test('a shared tab that goes to another page is still the same tab', async () => {
  const shared = await shareClean(builtExtension());
  await isMarked();
  await shared.goto(`${desktop.site.origin}/surface?show=marks`);
  await untilFar('its new page is seen', ({ leaked }) => leaked >= 5);
  const [session] = await toldSessions(desktop.browser);
  expect(session?.captures[0]?.share?.hold).toBeNull();
});
