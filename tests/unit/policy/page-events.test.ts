import { describe, expect, it } from 'vitest';
import { CAP_REASONS, type CapReason, DEVICE_KINDS } from '../../../policy/gate.ts';
import { initialSession } from '../../../policy/session.ts';
import {
  closed,
  LATER,
  navigated,
  OTHER_SITE,
  opened,
  SITE,
  START,
  tell,
  uncap,
} from './sessions.ts';

const JOINED = { state: 'capped', reason: 'join', since: START };

it('begins with everything capped on join', () => {
  const { camera, microphone, screen, talking } = initialSession(SITE, START);
  expect([camera, microphone, screen]).toEqual([JOINED, JOINED, JOINED]);
  expect(talking).toBe(false);
});

describe('capture-opened', () => {
  it.each([
    [
      'camera',
      [
        { kind: 'gate', device: 'camera', live: false },
        { kind: 'release', device: 'camera' },
      ],
    ],
    ['microphone', [{ kind: 'gate', device: 'microphone', live: false }]],
    ['screen', [{ kind: 'gate', device: 'screen', live: false }]],
  ] as const)('a capped %s stays capped', (device, effects) => {
    const outcome = tell([opened(device)], { at: LATER });
    expect(outcome.effects).toEqual(effects);
    expect(outcome.session[device]).toEqual(JOINED);
    expect(outcome.session.open[device]).toBe(1);
  });

  it.each(['camera', 'microphone'] as const)('a live %s stays live', (device) => {
    const { session: from } = tell([opened(device), uncap(device)]);
    const { session, effects } = tell([opened(device)], { from, at: LATER });
    expect(session[device]).toBe(from[device]);
    expect(session.open[device]).toBe(2);
    expect(effects).toEqual([{ kind: 'gate', device, live: true }]);
  });

  it('another shared sound has to be agreed to again', () => {
    const { session: from } = tell([opened('sound'), uncap('sound')]);
    const { session, effects } = tell([opened('sound')], { from, at: LATER });
    expect(session.sound).toEqual({ state: 'capped', reason: 'surface-changed', since: LATER });
    expect(effects).toEqual([{ kind: 'gate', device: 'sound', live: false }]);
  });

  it.each(DEVICE_KINDS)('a clone of a live %s is as live as what it was made of', (device) => {
    const { session: from } = tell([opened(device), uncap(device)]);
    const clone = { ...opened(device), isClone: true } as const;
    const { session, effects } = tell([clone], { from, at: LATER });
    expect(session).toEqual({ ...from, open: { ...from.open, [device]: 2 } });
    expect(effects).toEqual([{ kind: 'gate', device, live: true }]);
  });

  it('a clone of what is capped is capped', () => {
    const clone = { ...opened('sound'), isClone: true } as const;
    const { session, effects } = tell([opened('sound'), clone], { at: LATER });
    expect(session.sound).toEqual(JOINED);
    const closed = { kind: 'gate', device: 'sound', live: false };
    expect(effects).toEqual([closed, closed]);
  });
});

describe('capture-closed', () => {
  it.each(['camera', 'microphone'] as const)('leaves the gate of a %s alone', (device) => {
    const { session: from } = tell([opened(device), uncap(device)]);
    const { session, effects } = tell([closed(device)], { from, at: LATER });
    expect(session).toEqual({ ...from, open: { ...from.open, [device]: 0 } });
    expect(effects).toEqual([]);
  });

  it.each(['screen', 'sound'] as const)('with the last %s, what was allowed is over', (device) => {
    const { session: from } = tell([opened(device), opened(device), uncap(device)]);
    const one = tell([closed(device)], { from, at: LATER });
    expect([one.session[device].state, one.effects]).toEqual(['live', []]);
    const none = tell([closed(device)], { from: one.session, at: LATER });
    expect(none.session[device]).toEqual({ state: 'capped', reason: 'join', since: LATER });
    expect(none.effects).toEqual([{ kind: 'gate', device, live: false }]);
  });

  it('what an administrator forbids stays forbidden after the last screen', () => {
    const managed = { origin: 'machine', kind: 'managed', devices: ['screen'] } as const;
    const { session } = tell([opened('screen'), managed, closed('screen')]);
    expect(session.screen).toMatchObject({ state: 'capped', reason: 'managed' });
  });

  it('never counts below none', () => {
    expect(tell([closed('camera')]).session.open.camera).toBe(0);
  });

  it('ends the notice about talking while muted with the last microphone', () => {
    const voice = { origin: 'machine', kind: 'voice-heard' } as const;
    const { session } = tell([opened('microphone'), opened('microphone'), voice]);
    const one = tell([closed('microphone')], { from: session });
    expect(one.session.talkedWhileMuted).toBe(START);
    expect(tell([closed('microphone')], { from: one.session }).session.talkedWhileMuted).toBeNull();
  });
});

it("the page's own enabled is remembered and opens nothing", () => {
  const enabled = (value: boolean) =>
    ({ origin: 'page', kind: 'page-enabled', device: 'microphone', enabled: value }) as const;
  const { session, effects } = tell([opened('microphone'), enabled(false)]);
  expect(session.pageEnabled).toEqual({
    camera: true,
    microphone: false,
    screen: true,
    sound: true,
  });
  const again = tell([enabled(true)], { from: session });
  expect(again.session.pageEnabled.microphone).toBe(true);
  expect(again.session.microphone).toEqual(JOINED);
  expect([...effects.slice(1), ...again.effects]).toEqual([]);
});

describe('navigated', () => {
  it('begins a new session, capped', () => {
    const story = [opened('camera'), uncap('camera'), opened('microphone'), uncap('microphone')];
    const { session: from } = tell(story);
    const { session, effects } = tell([navigated(OTHER_SITE)], { from, at: LATER });
    const { screen, ...rest } = initialSession(OTHER_SITE, LATER);
    expect(session).toEqual({ ...rest, screen: { ...screen, since: LATER } });
    expect(effects).toEqual([
      { kind: 'gate', device: 'camera', live: false },
      { kind: 'gate', device: 'microphone', live: false },
    ]);
  });

  const OUTLIVES: Record<CapReason, boolean> = {
    join: false,
    user: true,
    panic: true,
    'tab-hidden': true,
    idle: true,
    locked: true,
    'walk-away': true,
    'call-over': false,
    'browser-start': true,
    'device-missing': false,
    'device-busy': false,
    unattended: false,
    'surface-changed': false,
    managed: true,
  };

  it.each(CAP_REASONS)('from a session capped for %s', (reason) => {
    const from = initialSession(SITE, START, reason);
    const { session, effects } = tell([navigated(SITE)], { from, at: LATER });
    const kept = { state: 'capped', reason, since: START };
    const fresh = { state: 'capped', reason: 'join', since: LATER };
    expect(session.camera).toEqual(OUTLIVES[reason] ? kept : fresh);
    expect(effects).toEqual([]);
  });
});
