import { afterEach, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';
import { Desktop } from './desktop.ts';

const TAB = [
  '--auto-select-tab-capture-source-by-title=surface clean',
  '--window-position=0,0',
  '--window-size=1200,800',
];

/** Minutes in earnest. Nothing counts as unattended in its first ten seconds. */
const RULE = { remindAfterMs: 1_000, coverAfterMs: 25_000 };

let desktop: Desktop;

afterEach(() => desktop.close());

async function inBackground<T>(expression: string): Promise<T> {
  const worker = await desktop.browser.extension?.serviceWorker();
  if (!worker) throw new Error('launched without the extension');
  return worker.evaluate<T>(expression);
}

async function reminders(): Promise<string[]> {
  const notices = await inBackground<object>('chrome.notifications.getAll()');
  return Object.keys(notices).filter((id) => id.endsWith('|unattended'));
}

async function screenGate(): Promise<string> {
  const [session] = await toldSessions(desktop.browser);
  const gate = session?.gates.screen;
  return gate?.state === 'capped' ? gate.reason : (gate?.state ?? 'nothing');
}

test('a share that nobody touches is asked about, and paused if nobody answers', async () => {
  desktop = await Desktop.open(builtExtension(), TAB);
  const settings = JSON.stringify({ guardSettings: { lapses: { unattended: RULE } } });
  await inBackground(`chrome.storage.local.set(${settings})`);
  const tab = await desktop.browser.newTab(`${desktop.site.origin}/surface?show=clean`);
  await desktop.page.evaluate('share()');
  await until('it is shared', async () => (await screenGate()) === 'live');

  // Something small moves all the time, as a clock does, and counts for nothing.
  await until('a reminder', async () => (await reminders()).length > 0, 25_000);
  expect(await screenGate()).toBe('live');
  await tab.evaluate("document.body.style.filter = 'invert(1)'");
  await until('the reminder is gone', async () => (await reminders()).length === 0);
  expect(await screenGate()).toBe('live');

  await until('it is paused', async () => (await screenGate()) === 'unattended', 40_000);
  await desktop.page.evaluate("far.beginPhase('paused')");
  await tab.evaluate("document.body.style.filter = ''");
  const seen = await until('the still arrives', async () => {
    const figures = await desktop.page.evaluate<PhaseFigures[]>('far.figures');
    const last = figures.at(-1);
    return last && last.frames >= 3 ? last : null;
  });
  // The others see a still, neither a card nor nothing.
  expect([seen.cards, seen.black]).toEqual([0, 0]);
});
