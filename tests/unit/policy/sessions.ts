import fc from 'fast-check';
import { CAP_REASONS, DEVICE_KINDS, type DeviceKind } from '../../../policy/gate.ts';
import {
  DEFAULT_GUARD_SETTINGS,
  type GuardSettings,
  type RuledKind,
} from '../../../policy/guard-settings.ts';
import { LAPSES, type LapseRule } from '../../../policy/lapse.ts';
import { reduce } from '../../../policy/reduce-session.ts';
import { initialSession, type Session } from '../../../policy/session.ts';
import type {
  Effect,
  MachineEvent,
  PageEvent,
  PersonEvent,
  SessionEvent,
} from '../../../policy/session-events.ts';

/** Sessions and what happens to them, as the tests of the policy write and draw them. */

export const SITE = 'https://meet.example';
export const OTHER_SITE = 'https://other.example';

/** Times of one story: the session began at `START`, what is tested happens at `LATER`. */
export const START = 1_000;
export const LATER = 5_000;

export const ALWAYS_LIVE: GuardSettings = {
  ...DEFAULT_GUARD_SETTINGS,
  alwaysLive: { [SITE]: ['camera', 'microphone'] },
};

/** An event but for its time. */
export type Happening = SessionEvent extends infer Event
  ? Event extends SessionEvent
    ? Omit<Event, 'at'>
    : never
  : never;

export const opened = (device: DeviceKind): Happening => ({
  origin: 'page',
  kind: 'capture-opened',
  device,
});
export const closed = (device: DeviceKind): Happening => ({
  origin: 'page',
  kind: 'capture-closed',
  device,
});
export const uncap = (device: DeviceKind): Happening => ({
  origin: 'person',
  kind: 'uncap',
  device,
  via: 'popup',
});
export const byRule = (device: DeviceKind): Happening => ({
  origin: 'person',
  kind: 'uncap',
  device,
  via: 'site-rule',
});
export const cap = (device: DeviceKind): Happening => ({ origin: 'person', kind: 'cap', device });
export const PANIC: Happening = { origin: 'person', kind: 'panic' };
export const PRESS: Happening = { origin: 'person', kind: 'talk-start' };
export const LET_GO: Happening = { origin: 'person', kind: 'talk-end' };
export const VOICE: Happening = { origin: 'machine', kind: 'voice-heard' };
export const lapse = (name: (typeof LAPSES)[number], forMs: number): Happening => ({
  origin: 'machine',
  kind: 'lapse',
  lapse: name,
  forMs,
});
export const lapseEnded = (name: (typeof LAPSES)[number]): Happening => ({
  origin: 'machine',
  kind: 'lapse-ended',
  lapse: name,
});
export const navigated = (site: string | null): Happening => ({
  origin: 'page',
  kind: 'navigated',
  site,
});

/** The session after a story, and all that was to be done on the way. */
export function tell(
  story: readonly Happening[],
  { from = initialSession(SITE, START), settings = DEFAULT_GUARD_SETTINGS, at = START } = {},
): { session: Session; effects: Effect[] } {
  const effects: Effect[] = [];
  let session = from;
  for (const happening of story) {
    const outcome = reduce(session, { ...happening, at }, settings);
    session = outcome.session;
    effects.push(...outcome.effects);
  }
  return { session, effects };
}

const devices = fc.constantFrom(...DEVICE_KINDS);
const lapses = fc.constantFrom(...LAPSES);
const times = fc.nat({ max: 1e6 });
const sites = fc.constantFrom(SITE, OTHER_SITE, null);
const is = <const Kind extends string>(kind: Kind) => fc.constant(kind);

const page = { origin: is('page'), at: times };
export const pageEvents: fc.Arbitrary<PageEvent> = fc.oneof(
  fc.record({ ...page, kind: is('capture-opened'), device: devices, isClone: fc.boolean() }),
  fc.record({ ...page, kind: is('capture-closed'), device: devices }),
  fc.record({ ...page, kind: is('page-enabled'), device: devices, enabled: fc.boolean() }),
  fc.record({ ...page, kind: is('navigated'), site: sites }),
);

const person = { origin: is('person'), at: times };
export const personEvents: fc.Arbitrary<PersonEvent> = fc.oneof(
  fc.record({
    ...person,
    kind: is('uncap'),
    device: devices,
    via: fc.constantFrom('popup', 'chip', 'command', 'site-rule', 'picker', 'airlock'),
  }),
  fc.record({ ...person, kind: is('cap'), device: devices }),
  fc.record({ ...person, kind: fc.constantFrom('panic', 'talk-start', 'talk-end') }),
  fc.record({ ...person, kind: is('keep-live'), lapse: lapses }),
);

const machine = { origin: is('machine'), at: times };
export const machineEvents: fc.Arbitrary<MachineEvent> = fc.oneof(
  fc.record({
    ...machine,
    kind: is('lapse'),
    lapse: lapses,
    forMs: fc.oneof(fc.nat({ max: 600_000 }), fc.double()),
  }),
  fc.record({ ...machine, kind: is('lapse-ended'), lapse: lapses }),
  fc.record({
    ...machine,
    kind: fc.constantFrom('device-missing', 'device-busy'),
    device: devices,
  }),
  fc.record({
    ...machine,
    kind: fc.constantFrom('surface-changed', 'voice-heard', 'voice-quiet'),
  }),
  fc.record({ ...machine, kind: is('managed'), devices: fc.array(devices, { maxLength: 3 }) }),
);

export const sessionEvents: fc.Arbitrary<SessionEvent> = fc.oneof(
  { weight: 3, arbitrary: pageEvents },
  { weight: 4, arbitrary: personEvents },
  { weight: 2, arbitrary: machineEvents },
);

const lengths = fc.option(fc.nat({ max: 600_000 }));
const rules: fc.Arbitrary<LapseRule> = fc.record({
  remindAfterMs: lengths,
  coverAfterMs: lengths,
});
const ruledKinds = fc.subarray<RuledKind>(['camera', 'microphone']);

export const guardSettings: fc.Arbitrary<GuardSettings> = fc.record({
  lapses: fc.record({
    'tab-hidden': rules,
    idle: rules,
    locked: rules,
    'walk-away': rules,
    'call-over': rules,
    'browser-start': rules,
    unattended: rules,
  }),
  alwaysLive: fc.record({ [SITE]: ruledKinds, [OTHER_SITE]: ruledKinds }),
  pushToTalkKey: fc.option(fc.constantFrom('Space', 'KeyT')),
  sharing: fc.record({ confirmEverything: fc.boolean(), neverWholeScreen: fc.boolean() }),
});

/** Every session that some story leads to. */
export const sessions: fc.Arbitrary<Session> = fc
  .tuple(sites, fc.constantFrom(...CAP_REASONS), fc.array(sessionEvents), guardSettings)
  .map(([site, reason, events, settings]) =>
    events.reduce(
      (session, event) => reduce(session, event, settings).session,
      initialSession(site, START, reason),
    ),
  );
