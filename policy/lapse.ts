import type { DeviceKind } from './gate';

/** Signs that the person's mind has left the meeting; each is also the reason for what it covers. */
export const LAPSES = [
  'tab-hidden',
  'idle',
  'locked',
  'walk-away',
  'call-over',
  'browser-start',
  /** Nothing has changed for long in what is shared. */
  'unattended',
] as const;
export type Lapse = (typeof LAPSES)[number];

/** How long a lapse may last, milliseconds; `null` for never. */
export interface LapseRule {
  readonly remindAfterMs: number | null;
  readonly coverAfterMs: number | null;
}

/** What has been done about a lapse that lasts. */
export const LAPSE_STAGES = ['none', 'reminded', 'covered', 'answered'] as const;
export type LapseStage = (typeof LAPSE_STAGES)[number];

/** The lapse that waits for the person's answer; `null` when none does. */
export const remindedLapse = (stages: Readonly<Record<Lapse, LapseStage>>): Lapse | null =>
  LAPSES.find((lapse) => stages[lapse] === 'reminded') ?? null;

/**
 * What a lapse covers. A shared screen is often shown from another tab, and by somebody who talks
 * for minutes without touching anything or leaves the camera's view to point at it.
 */
export const COVERED_BY: Readonly<Record<Lapse, readonly DeviceKind[]>> = {
  'tab-hidden': ['camera', 'microphone'],
  idle: ['camera', 'microphone'],
  locked: ['camera', 'microphone', 'screen', 'sound'],
  'walk-away': ['camera', 'microphone'],
  'call-over': ['camera', 'microphone', 'screen', 'sound'],
  'browser-start': ['camera', 'microphone', 'screen', 'sound'],
  unattended: ['screen', 'sound'],
};

/** What a lapse of this length asks for. A length that is no number counts as the longest. */
export function dueAfter(rule: LapseRule, forMs: number): 'nothing' | 'remind' | 'cover' {
  const isDue = (afterMs: number | null) => afterMs !== null && !(forMs < afterMs);
  if (isDue(rule.coverAfterMs)) return 'cover';
  return isDue(rule.remindAfterMs) ? 'remind' : 'nothing';
}
