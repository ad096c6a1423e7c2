import { afterEach, expect, test } from 'vitest';
import { Meeting } from './meeting.ts';

let meeting: Meeting;

afterEach(() => meeting?.close());

test('a locked screen covers and mutes at once, and only a person uncovers again', async () => {
  meeting = await Meeting.open();
  await meeting.rule({ locked: { remindAfterMs: null, coverAfterMs: 0 } });
  await meeting.joinLive();
  // A control: idle alone asks for nothing here.
  await meeting.machineBecomes('idle');
  await meeting.untilPictures(30);
  expect(await meeting.gates()).toEqual(['live', 'live']);

  await meeting.machineBecomes('locked');
  await meeting.untilGates('locked', 'locked');
  await meeting.page.evaluate("far.beginPhase('locked')");
  await meeting.machineBecomes('active');
  await meeting.page.evaluate('camera.getSettings()');
  expect(await meeting.gates()).toEqual(['locked', 'locked']);
  expect((await meeting.seen()).pictures).toBe(0);
  await meeting.uncover();
});

test('an idle machine covers after the time that is set, also when that is changed', async () => {
  meeting = await Meeting.open();
  await meeting.rule({ idle: { remindAfterMs: 15_000, coverAfterMs: 3_600_000 } });
  await meeting.joinLive();
  // A control: the browser has told of 15 s of quiet, and an hour is the rule.
  await meeting.machineBecomes('idle');
  await meeting.untilPictures(30);
  expect(await meeting.gates()).toEqual(['live', 'live']);
  await meeting.rule({ idle: { remindAfterMs: null, coverAfterMs: 15_000 } });
  await meeting.machineBecomes('idle');
  await meeting.untilGates('idle', 'idle');
});

test('a document that loads while the screen is locked is not uncovered by a site rule', async () => {
  meeting = await Meeting.open();
  await meeting.rule({ locked: { remindAfterMs: null, coverAfterMs: 0 } });
  await meeting.browser.extension?.startLiveOn(meeting.site.origin);
  // A control: unlocked, the rule uncovers.
  await meeting.page.evaluate('join()');
  await meeting.untilGates('live', 'live');
  await meeting.machineBecomes('locked');
  await meeting.untilGates('locked', 'locked');
  await meeting.page.goto(`${meeting.site.origin}/lapses?again`);
  await meeting.page.evaluate('join()');
  await meeting.untilGates('locked', 'locked');
});
