import type { CapReason, DeviceKind } from '../../policy/gate';
import type { Lapse } from '../../policy/lapse';
import type { FrameReport } from '../../protocol/background';
import type { MessageKey } from '../text/message-key';

/** What the chip says beside its signs: one thing at a time, the most pressing one. */
export type ChipNotice =
  | { readonly kind: 'talking-while-muted' }
  /** Is it meant to be live? The person answers in the chip. */
  | { readonly kind: 'reminder'; readonly about: Lapse }
  /** Something was found on a shared screen; `why` is the key of a sentence. */
  | { readonly kind: 'found'; readonly why: string; readonly isHidden: boolean }
  /** Lenscap has covered something by itself. */
  | { readonly kind: 'covered'; readonly about: CapReason };

/** Milliseconds for which the chip says what was covered: long enough to come back and read it. */
const COVERED_FOR_MS = 30_000;

/** Milliseconds for which it says what was found; the popup and the badge go on saying so. */
const FOUND_FOR_MS = 15_000;

const REMINDERS: Readonly<Record<Lapse, MessageKey>> = {
  'tab-hidden': 'remindTabHidden',
  idle: 'remindIdle',
  locked: 'remindIdle',
  'walk-away': 'remindWalkAway',
  'call-over': 'remindCallOver',
  'browser-start': 'remindIdle',
  unattended: 'remindUnattended',
};

export const reminderText = (lapse: Lapse): MessageKey => REMINDERS[lapse];

/** Reasons that the person has not chosen just now. */
const TOLD: ReadonlySet<CapReason> = new Set([
  'tab-hidden',
  'idle',
  'locked',
  'walk-away',
  'call-over',
  'device-missing',
  'device-busy',
  'surface-changed',
  'unattended',
]);

/** @param now Milliseconds since the epoch. */
export function noticeOf(report: FrameReport, now: number): ChipNotice | null {
  if (report.talkedWhileMuted !== null) return { kind: 'talking-while-muted' };
  if (report.reminder) return { kind: 'reminder', about: report.reminder };
  const found = findingIn(report, now);
  if (found) return found;
  for (const kind of heldKinds(report)) {
    const gate = report.gates[kind];
    if (gate.state !== 'capped' || !TOLD.has(gate.reason)) continue;
    if (now - gate.since < COVERED_FOR_MS) return { kind: 'covered', about: gate.reason };
  }
  return null;
}

/** The newest of what was found on screens that the others see. */
function findingIn({ captures }: FrameReport, now: number): ChipNotice | null {
  const found = captures
    .filter(({ state, share }) => state.phase === 'live' && !share?.hold)
    .flatMap(({ reading }) => (reading ? reading.hidden.map((one) => ({ ...one, reading })) : []))
    .filter(({ isShown, since }) => !isShown && now - since < FOUND_FOR_MS)
    .toSorted((one, other) => other.since - one.since);
  const [newest] = found;
  if (!newest) return null;
  return { kind: 'found', why: newest.why, isHidden: !newest.reading.warnsOnly };
}

function heldKinds({ captures, microphones }: FrameReport): DeviceKind[] {
  const kinds: DeviceKind[] = captures.map(({ kind }) => kind);
  return microphones.length > 0 ? [...kinds, 'microphone'] : kinds;
}
