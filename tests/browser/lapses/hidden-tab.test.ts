import { afterEach, expect, test } from 'vitest';
import { until } from '../../rig/until.ts';
import { Meeting } from './meeting.ts';

let meeting: Meeting;

afterEach(() => meeting?.close());

const reminders = async (): Promise<string[]> => Object.keys(await meeting.notices());

test('a hidden tab is asked about once, and nothing more; back in view, the question is gone', async () => {
  meeting = await Meeting.open();
  await meeting.rule({ 'tab-hidden': { remindAfterMs: 1_000, coverAfterMs: null } });
  await meeting.joinLive();
  await meeting.untilPictures(40);
  // A control: in view, nobody is asked.
  expect(await reminders()).toEqual([]);

  const show = await meeting.page.hide();
  await until('a reminder', async () => (await reminders()).length > 0);
  const [asked] = await reminders();
  expect(asked).toMatch(/^remind\|\d+\|tab-hidden$/);
  // Many times the reminder's time, counted in pictures that still go out.
  await meeting.untilPictures(80);
  expect(await reminders()).toEqual([asked]);
  expect(await meeting.gates()).toEqual(['live', 'live']);

  await show();
  await until('the reminder is gone', async () => (await reminders()).length === 0);
});

test('a hidden tab is covered if the person wants that, and says why', async () => {
  meeting = await Meeting.open();
  await meeting.rule({ 'tab-hidden': { remindAfterMs: null, coverAfterMs: 1_500 } });
  await meeting.joinLive();
  const show = await meeting.page.hide();
  await meeting.untilGates('tab-hidden', 'tab-hidden');
  await until('a notice', async () => /^notice\|\d+$/.test(String(await reminders())));
  await show();
  expect(await meeting.gates()).toEqual(['tab-hidden', 'tab-hidden']);
});

test('the answer to a reminder holds: cover now, or stay live', async () => {
  meeting = await Meeting.open();
  const rule = { remindAfterMs: 1_000, coverAfterMs: 2_000_000 };
  await meeting.rule({ 'tab-hidden': rule });
  await meeting.joinLive();
  const press = async (button: number): Promise<void> => {
    await until('a reminder', async () => (await reminders()).length > 0);
    const [id] = await reminders();
    await meeting.inBackground(`chrome.notifications.onButtonClicked.dispatch('${id}', ${button})`);
    await until('the reminder is gone', async () => (await reminders()).length === 0);
  };
  const show = await meeting.page.hide();
  await press(1);
  // Answered, it is left alone even when the cover would be due.
  await meeting.rule({ 'tab-hidden': { ...rule, coverAfterMs: 1_500 } });
  await meeting.untilPictures(60);
  expect(await meeting.gates()).toEqual(['live', 'live']);

  await meeting.rule({ 'tab-hidden': rule });
  await show();
  await meeting.page.hide();
  await press(0);
  await meeting.untilGates('user', 'user');
});
