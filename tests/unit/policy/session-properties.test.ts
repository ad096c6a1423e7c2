import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEVICE_KINDS } from '../../../policy/gate.ts';
import { DEFAULT_GUARD_SETTINGS } from '../../../policy/guard-settings.ts';
import { reduce } from '../../../policy/reduce-session.ts';
import { isLive, parseSession, type Session } from '../../../policy/session.ts';
import type { SessionEvent } from '../../../policy/session-events.ts';
import {
  ALWAYS_LIVE,
  guardSettings,
  machineEvents,
  pageEvents,
  sessionEvents,
  sessions,
  tell,
  uncap,
} from './sessions.ts';

const liveDevices = (session: Session) => DEVICE_KINDS.filter((device) => isLive(session, device));

/** The session after each of the events. */
function* follow(from: Session, events: readonly SessionEvent[], settings = ALWAYS_LIVE) {
  let session = from;
  for (const event of events) {
    const before = session;
    const { session: after, effects } = reduce(before, event, settings);
    yield { before, event, after, effects };
    session = after;
  }
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).map(freeze);
  return value;
}

it('has stories in which each device goes live, or the rest would prove nothing', () => {
  const seen = new Set(fc.sample(sessions, { numRuns: 500, seed: 1 }).flatMap(liveDevices));
  expect([...seen].sort()).toEqual(['camera', 'microphone', 'screen', 'sound']);
});

it.each([
  ['page', pageEvents],
  ['machine', machineEvents],
  ['page or machine', fc.oneof(pageEvents, machineEvents)],
] as const)('no sequence of %s events ever uncaps anything', (_, events) => {
  fc.assert(
    fc.property(sessions, fc.array(events, { maxLength: 40 }), guardSettings, (from, list, by) => {
      for (const { before, after, effects } of follow(from, list, by)) {
        const live = liveDevices(before);
        expect(live).toEqual(expect.arrayContaining(liveDevices(after)));
        for (const effect of effects) {
          expect(effect.kind).not.toBe('acquire');
          if (effect.kind === 'gate' && effect.live) expect(live).toContain(effect.device);
        }
      }
    }),
    { numRuns: 500 },
  );
});

it('captures that come and go never change the gate of a camera or a microphone', () => {
  const comings = pageEvents.filter(({ kind }) => kind !== 'navigated');
  fc.assert(
    fc.property(sessions, fc.array(comings), (from, list) => {
      for (const { after } of follow(from, list)) {
        expect(after.camera).toBe(from.camera);
        expect(after.microphone).toBe(from.microphone);
      }
    }),
  );
});

it('everything is capped after cover everything and after a lock, whatever came before', () => {
  const ends = fc.constantFrom<SessionEvent>(
    { origin: 'person', kind: 'panic', at: 0 },
    { origin: 'machine', kind: 'lapse', lapse: 'locked', forMs: 0, at: 0 },
    { origin: 'machine', kind: 'lapse', lapse: 'locked', forMs: Number.NaN, at: 0 },
  );
  fc.assert(
    fc.property(sessions, fc.array(sessionEvents), ends, pageEvents, (from, list, end, page) => {
      const last = [...follow(from, [...list, end, page], DEFAULT_GUARD_SETTINGS)].at(-1);
      expect(last && liveDevices(last.after)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it('no site rule lifts what was covered for a reason, not even across navigations', () => {
  const ruleOrPage = fc.oneof(
    pageEvents,
    fc.constantFrom('camera', 'microphone').map(
      (device): SessionEvent => ({
        origin: 'person',
        kind: 'uncap',
        via: 'site-rule',
        device: device as 'camera' | 'microphone',
        at: 0,
      }),
    ),
  );
  const panic = { origin: 'person', kind: 'panic', at: 0 } as const;
  fc.assert(
    fc.property(sessions, fc.array(ruleOrPage), (from, list) => {
      // Whatever ends with its document may be lifted by rule in the next one.
      const lasting = DEVICE_KINDS.filter((device) => {
        const gate = reduce(from, panic, ALWAYS_LIVE).session[device];
        return gate.state === 'capped' && !PASSING.has(gate.reason);
      });
      for (const { after } of follow(from, [panic, ...list])) {
        for (const device of lasting) expect(isLive(after, device)).toBe(false);
      }
    }),
  );
});

const PASSING = new Set([
  'call-over',
  'device-missing',
  'device-busy',
  'unattended',
  'surface-changed',
]);

it('push-to-talk never leaves the microphone live', () => {
  const noUncap = sessionEvents.filter(
    (event) => event.kind !== 'uncap' || event.device !== 'microphone',
  );
  const muted = sessions.filter((session) => !isLive(session, 'microphone'));
  fc.assert(
    fc.property(muted, fc.array(noUncap, { maxLength: 40 }), (from, list) => {
      for (const { event, after } of follow(from, list)) {
        if (isLive(after, 'microphone')) expect(after.talking).toBe(true);
        if (event.kind === 'talk-end') expect(isLive(after, 'microphone')).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});

it('covered in the middle of push-to-talk, a repeating key does not uncover', () => {
  const held: SessionEvent = { origin: 'person', kind: 'talk-start', at: 0 };
  fc.assert(
    fc.property(sessions, fc.integer({ min: 1, max: 5 }), (from, repeats) => {
      const talking = [...follow(from, [held])].at(-1)?.after ?? from;
      fc.pre(talking.talking);
      const panic: SessionEvent = { origin: 'person', kind: 'panic', at: 0 };
      for (const { after } of follow(talking, [panic, ...Array(repeats).fill(held)])) {
        expect(isLive(after, 'microphone')).toBe(false);
      }
    }),
  );
});

it('gates that change are told, and only they, with the hardware following', () => {
  fc.assert(
    fc.property(sessions, sessionEvents, guardSettings, (from, event, settings) => {
      const { session, effects } = reduce(from, event, settings);
      const told = effects.filter((effect) => effect.kind === 'gate');
      for (const { device, live } of told) expect(isLive(session, device)).toBe(live);
      for (const device of DEVICE_KINDS) {
        if (isLive(from, device) === isLive(session, device)) continue;
        expect(told.some((effect) => effect.device === device)).toBe(true);
      }
      for (const effect of effects) {
        if (effect.kind === 'acquire') expect(isLive(session, effect.device)).toBe(true);
        if (effect.kind === 'release') expect(isLive(session, effect.device)).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});

it('never throws, never changes its input, and makes sessions that can be stored', () => {
  fc.assert(
    fc.property(sessions, sessionEvents, guardSettings, (from, event, settings) => {
      const { session } = reduce(freeze(from), freeze(event), freeze(settings));
      expect(parseSession(JSON.parse(JSON.stringify(session)))).toEqual(session);
    }),
    { numRuns: 500 },
  );
});

it('an uncovered camera stays so through a reconnect, and a covered one too', () => {
  const reconnect = (['capture-closed', 'capture-opened', 'capture-opened'] as const).map(
    (kind): SessionEvent => ({ origin: 'page', kind, device: 'camera', at: 0 }),
  );
  for (const story of [[], [uncap('camera')]]) {
    const { session } = tell(story);
    const steps = [...follow(session, reconnect)];
    expect(steps.map(({ after }) => isLive(after, 'camera'))).toEqual(
      Array(3).fill(story.length > 0),
    );
  }
});
