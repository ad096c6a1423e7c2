import { describe, expect, it } from 'vitest';
import { CAP_REASONS } from '../../../policy/gate.ts';
import { initialSession } from '../../../policy/session.ts';
import {
  ALWAYS_LIVE,
  byRule,
  cap,
  LATER,
  LET_GO,
  lapse,
  OTHER_SITE,
  opened,
  PANIC,
  PRESS,
  SITE,
  START,
  tell,
  uncap,
  VOICE,
} from './sessions.ts';

const DEVICES = ['camera', 'microphone', 'screen'] as const;
const live = { state: 'live', since: LATER };
const gate = (device: string, isOpen: boolean) => ({ kind: 'gate', device, live: isOpen });

describe('uncap', () => {
  it.each([
    ['camera', [{ kind: 'acquire', device: 'camera' }, gate('camera', true)]],
    ['microphone', [gate('microphone', true)]],
    ['screen', [gate('screen', true)]],
  ] as const)('opens the gate of the %s and no other', (device, effects) => {
    const { session: from } = tell(DEVICES.map(opened));
    const outcome = tell([uncap(device)], { from, at: LATER });
    expect(outcome.session).toEqual({ ...from, [device]: live });
    expect(outcome.effects).toEqual(effects);
  });

  it('takes no camera that the page does not want', () => {
    expect(tell([uncap('camera')]).effects).toEqual([gate('camera', true)]);
  });

  it('changes nothing about a live device', () => {
    const { session: from } = tell([opened('camera'), uncap('camera')]);
    expect(tell([uncap('camera')], { from, at: LATER })).toEqual({ session: from, effects: [] });
  });

  it.each(CAP_REASONS)('lifts what was capped for %s, unless forbidden', (reason) => {
    const from = initialSession(SITE, START, reason);
    const { session, effects } = tell([uncap('microphone')], { from, at: LATER });
    const isForbidden = reason === 'managed';
    expect(session.microphone).toEqual(isForbidden ? from.microphone : live);
    const notice = { kind: 'notice', about: 'managed', devices: ['microphone'] };
    expect(effects).toEqual([isForbidden ? notice : gate('microphone', true)]);
  });
});

describe('a site rule', () => {
  const settings = ALWAYS_LIVE;

  it('starts its devices live on its site', () => {
    const { session, effects } = tell([opened('camera'), byRule('camera')], { settings });
    expect(session.camera).toEqual({ state: 'live', since: START });
    expect(session.microphone.state).toBe('capped');
    expect(effects.at(-1)).toEqual(gate('camera', true));
  });

  it.each([
    ['another site', OTHER_SITE, settings],
    ['an embedded or opaque document', null, settings],
    ['a site without a rule', SITE, undefined],
    ['a site named like a part of every object', 'constructor', settings],
  ])('lifts nothing on %s', (_, site, by) => {
    const from = initialSession(site, START);
    const story = DEVICES.map(byRule);
    expect(tell(story, { from, ...(by && { settings: by }) })).toEqual({
      session: from,
      effects: [],
    });
  });

  it('never starts a screen', () => {
    const forged = { ...settings, alwaysLive: { [SITE]: ['screen' as 'camera'] } };
    const { session } = tell([byRule('screen')], { settings: forged });
    expect(session.screen.state).toBe('capped');
  });

  it.each(CAP_REASONS.filter((reason) => reason !== 'join'))(
    'lifts nothing that was capped for %s',
    (reason) => {
      const from = initialSession(SITE, START, reason);
      expect(tell(DEVICES.map(byRule), { from, settings })).toEqual({ session: from, effects: [] });
    },
  );

  it('comes too late after cover everything', () => {
    const { session } = tell([opened('camera'), PANIC, byRule('camera')], { settings });
    expect(session.camera).toMatchObject({ state: 'capped', reason: 'panic' });
  });
});

describe('cap', () => {
  it('closes the gate, then lets the camera go', () => {
    const { session: from } = tell([opened('camera'), uncap('camera')]);
    const { session, effects } = tell([cap('camera')], { from, at: LATER });
    expect(session.camera).toEqual({ state: 'capped', reason: 'user', since: LATER });
    expect(effects).toEqual([gate('camera', false), { kind: 'release', device: 'camera' }]);
  });

  it('keeps the first reason, save that of the beginning', () => {
    const idle = initialSession(SITE, START, 'idle');
    expect(tell([cap('camera')], { from: idle, at: LATER }).session).toEqual(idle);
    const { session, effects } = tell([cap('camera')], { at: LATER });
    expect(session.camera).toEqual({ state: 'capped', reason: 'user', since: START });
    expect(effects).toEqual([]);
  });
});

it('cover everything covers everything', () => {
  const { session: from } = tell(DEVICES.flatMap((device) => [opened(device), uncap(device)]));
  const { session, effects } = tell([PANIC], { from, at: LATER });
  const covered = { state: 'capped', reason: 'panic', since: LATER };
  expect(session).toEqual({
    ...from,
    camera: covered,
    microphone: covered,
    screen: covered,
    sound: { ...covered, since: START },
  });
  expect(effects).toEqual([
    gate('camera', false),
    { kind: 'release', device: 'camera' },
    gate('microphone', false),
    gate('screen', false),
  ]);
});

it('a screen that is paused is not heard either', () => {
  const story = [opened('screen'), uncap('screen'), opened('sound'), uncap('sound')];
  const { session: from } = tell(story);
  const { session, effects } = tell([cap('screen')], { from, at: LATER });
  const paused = { state: 'capped', reason: 'user', since: LATER };
  expect(session).toEqual({ ...from, screen: paused, sound: paused });
  expect(effects).toEqual([gate('screen', false), gate('sound', false)]);
});

describe('push-to-talk', () => {
  const { session: muted } = tell([opened('microphone'), VOICE]);
  const muteAgain = { state: 'capped', reason: 'user', since: LATER };

  it('is live while it is held', () => {
    const pressed = tell([PRESS], { from: muted, at: LATER });
    expect(pressed.session).toMatchObject({ microphone: live, talking: true });
    expect(pressed.session.talkedWhileMuted).toBeNull();
    const released = tell([LET_GO], { from: pressed.session, at: LATER });
    expect(released.session).toMatchObject({ microphone: muteAgain, talking: false });
    expect([...pressed.effects, ...released.effects]).toEqual([
      gate('microphone', true),
      gate('microphone', false),
    ]);
  });

  it('means nothing to a microphone that is live or not there', () => {
    const { session: unmuted } = tell([opened('microphone'), uncap('microphone')]);
    for (const from of [unmuted, initialSession(SITE, START)]) {
      expect(tell([PRESS, PRESS, LET_GO], { from, at: LATER })).toEqual({
        session: from,
        effects: [],
      });
    }
  });

  it('is over when something covers, until the key has been released', () => {
    const story = [PRESS, lapse('locked', 0), PRESS, PRESS];
    const { session } = tell(story, { from: muted, at: LATER });
    expect(session.microphone).toMatchObject({ state: 'capped', reason: 'locked' });
    const again = tell([LET_GO, PRESS], { from: session });
    expect(again.session.microphone.state).toBe('live');
  });

  it('gives way to an unmute said while it is held', () => {
    const { session } = tell([PRESS, uncap('microphone'), LET_GO], { from: muted, at: LATER });
    expect(session).toMatchObject({ microphone: live, talking: false });
  });

  it('does not get past what is forbidden', () => {
    const forbidden = { origin: 'machine', kind: 'managed', devices: ['microphone'] } as const;
    const { session } = tell([forbidden, PRESS], { from: muted });
    expect(session).toMatchObject({ microphone: { reason: 'managed' }, talking: false });
  });
});
