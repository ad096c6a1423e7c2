import { afterEach, expect, test } from 'vitest';
import type { Stretch } from '../../../policy/ledger.ts';
import type { Page } from '../../rig/page.ts';
import { until } from '../../rig/until.ts';
import { findViolations, pressKey } from '../popup/open-playground.ts';
import { Meeting } from './meeting.ts';

let meeting: Meeting;

afterEach(() => meeting?.close());

type Told = Pick<Stretch, 'device' | 'state' | 'reason' | 'endedBy'>;

const told = async (): Promise<Told[]> => {
  const stored = await meeting.inBackground<{ ledger?: Stretch[] }>('chrome.storage.local.get()');
  return (stored.ledger ?? []).map(({ device, state, reason, endedBy }) => ({
    ...{ device, state, reason, endedBy },
  }));
};

const rows = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('tbody tr')].map((row) => row.innerText)`);

async function openLedger(): Promise<Page> {
  return meeting.browser.newTab(meeting.browser.extension?.url('ledger.html') ?? '');
}

test('what was live and what covered it is written down, shown, and cleared with one click', async () => {
  meeting = await Meeting.open();
  await meeting.rule({ locked: { remindAfterMs: null, coverAfterMs: 0 } });
  await meeting.joinLive();
  await meeting.machineBecomes('locked');
  await meeting.untilGates('locked', 'locked');
  const page = await openLedger();
  await meeting.page.close();
  await until(
    'all has ended',
    async () => (await told()).filter(({ state }) => state === 'capped').length >= 2,
  );
  const live = (await told()).filter(({ state }) => state === 'live');
  expect(live).toEqual(
    ['camera', 'microphone'].map((device) => ({
      ...{ device, state: 'live', reason: null, endedBy: 'locked' },
    })),
  );

  await until('it is shown', async () => (await rows(page)).length >= 4);
  const shown = (await rows(page)).join();
  expect(shown).toContain('localhost');
  expect(shown).toContain('The computer was locked.');
  expect(await findViolations(page)).toEqual([]);

  // By keyboard: the first thing that can be reached clears.
  await pressKey(page, 'Tab');
  await pressKey(page, 'Enter');
  await until('it is cleared', async () => (await rows(page)).length === 0);
  expect(await told()).toEqual([]);
});

test('what nobody saw end is closed at the last moment it was seen', async () => {
  meeting = await Meeting.open();
  await meeting.rule({});
  await meeting.joinLive();
  const page = await openLedger();
  await until('it is shown as lasting', async () => (await rows(page)).length >= 2);
  expect((await rows(page)).join()).toContain('Still on.');
  // What the browser does every minute, as it does it. A control: it ends nothing by itself.
  const askFrames = (): Promise<unknown> =>
    meeting.inBackground("chrome.alarms.onAlarm.dispatch({ name: 'ask-frames' })");
  await askFrames();
  await meeting.untilPictures(5);
  expect(await told()).toEqual([]);
  // A page that is gone answers nothing.
  void meeting.page.session.send('Page.crash').catch(() => undefined);
  await until('it has ended', async () => {
    await askFrames();
    const live = (await told()).filter(({ state }) => state === 'live');
    return live.length === 2 && live.every(({ endedBy }) => endedBy === 'lost');
  });
  await until('it is shown as ended', async () => !(await rows(page)).join().includes('Still on.'));
  expect((await rows(page)).join()).toContain('ended unexpectedly');
});
