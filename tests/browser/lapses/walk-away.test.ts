import { afterEach, expect, test } from 'vitest';
import { ensureCameraFile, ensureLeavingFile } from '../../rig/camera-file.ts';
import { Meeting } from './meeting.ts';

const RULE = { 'walk-away': { remindAfterMs: null, coverAfterMs: 2_500 } };

let meeting: Meeting;

afterEach(() => meeting?.close());

test('who walks out of the picture is covered and muted after the time that is set', async () => {
  const cameraFile = await ensureLeavingFile({ there: 6, gone: 12 });
  meeting = await Meeting.open({ cameraFile });
  await meeting.rule(RULE);
  await meeting.joinLive();
  await meeting.untilGates('walk-away', 'walk-away', 30_000);
});

test('who stays is not covered, nor is anybody whose rule is off', async () => {
  // A control of the other test: the same rule, somebody there; then nobody there, no rule.
  meeting = await Meeting.open({
    cameraFile: await ensureCameraFile({ width: 640, height: 360, framesPerSecond: 10 }),
  });
  await meeting.rule(RULE);
  await meeting.joinLive();
  await meeting.untilPictures(50);
  expect(await meeting.gates()).toEqual(['live', 'live']);
  await meeting.close();

  meeting = await Meeting.open({
    cameraFile: await ensureCameraFile({
      ...{ width: 640, height: 360, framesPerSecond: 10 },
      person: false,
    }),
  });
  await meeting.rule({});
  await meeting.joinLive();
  await meeting.untilPictures(50);
  expect(await meeting.gates()).toEqual(['live', 'live']);
  // As soon as the person wants it.
  await meeting.rule(RULE);
  await meeting.untilGates('walk-away', 'walk-away');
});
