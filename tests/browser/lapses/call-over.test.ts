import { afterEach, expect, test } from 'vitest';
import { until } from '../../rig/until.ts';
import { Meeting } from './meeting.ts';

let meeting: Meeting;

afterEach(() => meeting?.close());

const reminders = async (): Promise<string[]> => Object.keys(await meeting.notices());

test('after the call the person is asked, and then covered', async () => {
  meeting = await Meeting.open();
  await meeting.rule({ 'call-over': { remindAfterMs: 1_000, coverAfterMs: 3_600_000 } });
  await meeting.joinLive();
  // A control: as long as somebody is received, nobody is asked.
  await meeting.untilPictures(40);
  expect(await reminders()).toEqual([]);

  await meeting.page.evaluate('call.close()');
  await until('a reminder', async () => (await reminders()).length > 0);
  expect(await meeting.gates()).toEqual(['live', 'live']);
  await meeting.rule({ 'call-over': { remindAfterMs: 1_000, coverAfterMs: 2_000 } });
  await meeting.untilGates('call-over', 'call-over');
});

test('a call that goes on after all ends the question', async () => {
  meeting = await Meeting.open();
  await meeting.rule({ 'call-over': { remindAfterMs: 1_000, coverAfterMs: 3_600_000 } });
  await meeting.joinLive();
  await meeting.page.evaluate('call.close()');
  await until('a reminder', async () => (await reminders()).length > 0);
  await meeting.page.evaluate('callAgain()');
  await until('the reminder is gone', async () => (await reminders()).length === 0);
});

test('who has only opened the camera has not been in a call', async () => {
  meeting = await Meeting.open();
  await meeting.rule({ 'call-over': { remindAfterMs: 0, coverAfterMs: 0 } });
  await meeting.page.evaluate('lookInTheMirror()');
  await meeting.act('uncap', 'camera');
  await until('pictures', () => meeting.page.evaluate<boolean>('mirror.videoWidth > 0'));
  await until('three looks of the watch', async () =>
    meeting.page.evaluate<boolean>('mirror.currentTime > 3'),
  );
  expect((await meeting.gates())[0]).toBe('live');
  expect(await reminders()).toEqual([]);
});
