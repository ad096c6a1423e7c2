import { describe, expect, it } from 'vitest';
import type { Lapse } from '../../../policy/lapse.ts';
import {
  ALWAYS_LIVE,
  byRule,
  LATER,
  lapse,
  lapseEnded,
  opened,
  START,
  tell,
  uncap,
  VOICE,
} from './sessions.ts';

const DEVICES = ['camera', 'microphone', 'screen'] as const;
const { session: ON_AIR } = tell(DEVICES.flatMap((device) => [opened(device), uncap(device)]));
const keep = (name: Lapse) => ({ origin: 'person', kind: 'keep-live', lapse: name }) as const;

describe('a lapse, by default', () => {
  it.each<[Lapse, number, readonly string[]]>([
    ['locked', 0, DEVICES],
    ['browser-start', 0, DEVICES],
    ['idle', 299_999, []],
    ['idle', 300_000, ['camera', 'microphone']],
    ['walk-away', 19_999, []],
    ['walk-away', 20_000, ['camera', 'microphone']],
    ['call-over', 59_999, []],
    ['call-over', 60_000, DEVICES],
    ['tab-hidden', 86_400_000, []],
  ])('%s for %i ms covers %j', (name, forMs, covered) => {
    const { session, effects } = tell([lapse(name, forMs)], { from: ON_AIR, at: LATER });
    for (const device of DEVICES) {
      const cover = { state: 'capped', reason: name, since: LATER };
      expect(session[device]).toEqual(covered.includes(device) ? cover : ON_AIR[device]);
    }
    const notices = effects.filter(({ kind }) => kind === 'notice');
    const told = { kind: 'notice', about: name, devices: covered };
    expect(notices).toEqual(covered.length > 0 ? [told] : []);
  });

  it.each<[Lapse, number, readonly string[] | null]>([
    ['tab-hidden', 119_999, null],
    ['tab-hidden', 120_000, ['camera', 'microphone']],
    ['call-over', 9_999, null],
    ['call-over', 10_000, DEVICES],
    ['idle', 299_999, null],
    ['walk-away', 19_999, null],
  ])('%s for %i ms reminds of %j', (name, forMs, devices) => {
    const { session, effects } = tell([lapse(name, forMs)], { from: ON_AIR });
    expect(effects).toEqual(devices ? [{ kind: 'remind', about: name, devices }] : []);
    expect(session).toEqual({
      ...ON_AIR,
      lapses: { ...ON_AIR.lapses, [name]: devices ? 'reminded' : 'none' },
    });
  });
});

describe('a reminder', () => {
  it('comes once a lapse', () => {
    const story = [lapse('tab-hidden', 120_000), lapse('tab-hidden', 130_000)];
    expect(tell(story, { from: ON_AIR }).effects).toHaveLength(1);
    const twice = [...story, lapseEnded('tab-hidden'), ...story];
    expect(tell(twice, { from: ON_AIR }).effects).toHaveLength(2);
  });

  it('comes only when something is on the air', () => {
    expect(tell([opened('camera'), lapse('call-over', 10_000)]).session.lapses['call-over']).toBe(
      'none',
    );
    const { effects } = tell([uncap('camera'), lapse('call-over', 10_000)]);
    expect(effects.some(({ kind }) => kind === 'remind')).toBe(false);
  });

  it('is followed by the cover when nobody answers', () => {
    const story = [lapse('call-over', 10_000), lapse('call-over', 60_000)];
    expect(tell(story, { from: ON_AIR }).session.camera.state).toBe('capped');
  });

  it('is followed by nothing when the person keeps it live, until the lapse is over', () => {
    const story = [lapse('call-over', 10_000), keep('call-over'), lapse('call-over', 60_000)];
    const { session } = tell(story, { from: ON_AIR });
    expect(session.camera).toBe(ON_AIR.camera);
    const next = tell([lapseEnded('call-over'), lapse('call-over', 60_000)], { from: session });
    expect(next.session.camera.state).toBe('capped');
  });

  it('cannot be answered before it comes', () => {
    const { session } = tell([keep('idle'), lapse('idle', 300_000)], { from: ON_AIR });
    expect(session.camera.state).toBe('capped');
  });
});

describe('after a cover', () => {
  it('the end of the lapse uncovers nothing', () => {
    const { session } = tell([lapse('walk-away', 20_000), lapseEnded('walk-away')], {
      from: ON_AIR,
    });
    expect(session.camera).toMatchObject({ state: 'capped', reason: 'walk-away' });
    expect(session.lapses['walk-away']).toBe('none');
  });

  it('whoever uncovers is there: the same lapse does not cover again', () => {
    const away = lapse('walk-away', 20_000);
    const { session } = tell([away, uncap('camera'), away], { from: ON_AIR });
    expect(session.camera.state).toBe('live');
    const next = tell([lapseEnded('walk-away'), away], { from: session });
    expect(next.session.camera.state).toBe('capped');
  });

  it('a lock covers all the same', () => {
    const lock = lapse('locked', 0);
    const { session } = tell([lock, uncap('camera'), lock], { from: ON_AIR });
    expect(session.camera.state).toBe('capped');
  });

  it('a device that was capped from the beginning is out of reach of site rules', () => {
    const { session } = tell([lapse('locked', 0), byRule('camera')], { settings: ALWAYS_LIVE });
    expect(session.camera).toMatchObject({ state: 'capped', reason: 'locked' });
  });
});

describe.each(['device-missing', 'device-busy'] as const)('%s', (kind) => {
  const event = { origin: 'machine', kind, device: 'camera' } as const;
  const notice = { kind: 'notice', about: kind, devices: ['camera'] };

  it('caps a live device and says so', () => {
    const { session, effects } = tell([event], { from: ON_AIR, at: LATER });
    expect(session).toEqual({ ...ON_AIR, camera: { state: 'capped', reason: kind, since: LATER } });
    expect(effects).toEqual([
      { kind: 'gate', device: 'camera', live: false },
      { kind: 'release', device: 'camera' },
      notice,
    ]);
  });

  it('says so about a capped one, and a person may try again', () => {
    const { session, effects } = tell([event]);
    expect(effects).toEqual([notice]);
    expect(tell([uncap('camera')], { from: session }).session.camera.state).toBe('live');
  });
});

it('another surface is held until it is agreed to', () => {
  const changed = { origin: 'machine', kind: 'surface-changed' } as const;
  const { session, effects } = tell([changed, changed], { from: ON_AIR, at: LATER });
  const held = { state: 'capped', reason: 'surface-changed' };
  expect(session).toEqual({
    ...ON_AIR,
    screen: { ...held, since: LATER },
    sound: { ...held, since: START },
  });
  expect(effects).toEqual([
    { kind: 'gate', device: 'screen', live: false },
    { kind: 'notice', about: 'surface-changed', devices: ['screen'] },
  ]);
});

it('what is forbidden is capped for that reason, whatever it was', () => {
  const forbidden = {
    origin: 'machine',
    kind: 'managed',
    devices: ['camera', 'microphone', 'camera'],
  } as const;
  const { session, effects } = tell([forbidden], { from: ON_AIR, at: LATER });
  const managed = { state: 'capped', reason: 'managed', since: LATER };
  expect(session).toEqual({ ...ON_AIR, camera: managed, microphone: managed });
  expect(effects.map(({ kind }) => kind)).toEqual(['gate', 'release', 'gate', 'notice']);
  const covered = tell([lapse('idle', 300_000), forbidden], { from: ON_AIR }).session;
  expect(covered.camera).toMatchObject({ reason: 'managed' });
});

describe('a voice', () => {
  const quiet = { origin: 'machine', kind: 'voice-quiet' } as const;
  const notice = { kind: 'notice', about: 'talking-while-muted', devices: ['microphone'] };
  const { session: muted } = tell([opened('microphone')]);

  it('into the muted microphone is noticed once', () => {
    const heard = tell([VOICE], { from: muted, at: LATER });
    expect(heard).toEqual({ session: { ...muted, talkedWhileMuted: LATER }, effects: [notice] });
    expect(tell([VOICE], { from: heard.session })).toEqual({ session: heard.session, effects: [] });
  });

  it('is forgotten when it is quiet, or when the microphone goes live', () => {
    const { session } = tell([VOICE], { from: muted });
    expect(tell([quiet], { from: session }).session).toEqual(muted);
    expect(tell([uncap('microphone')], { from: session }).session.talkedWhileMuted).toBeNull();
    expect(tell([quiet], { from: muted })).toEqual({ session: muted, effects: [] });
  });

  it('means nothing to a live microphone, or to none', () => {
    expect(tell([VOICE], { from: ON_AIR })).toEqual({ session: ON_AIR, effects: [] });
    expect(tell([VOICE]).session.talkedWhileMuted).toBeNull();
  });
});
