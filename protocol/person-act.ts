import { DEVICE_KINDS, type DeviceKind } from '../policy/gate';
import { LAPSES, type Lapse } from '../policy/lapse';
import type { UncapVia } from '../policy/session-events';

/** What the person said on a surface of the extension; `via` is set by whoever receives it. */
export type PersonAct =
  | { readonly kind: 'uncap' | 'cap'; readonly device: DeviceKind; readonly via: UncapVia }
  | { readonly kind: 'panic' | 'talk-start' | 'talk-end'; readonly via: UncapVia }
  /** The answer to a reminder: leave it live. */
  | { readonly kind: 'keep-live'; readonly lapse: Lapse; readonly via: UncapVia }
  | FindingAct;

/**
 * About one hidden place of a screen: let the others see it, or no longer; never hide such a text
 * again. Only the popup says so, where the person sees which place is meant.
 */
export interface FindingAct {
  readonly kind: (typeof FINDING_ACTS)[number];
  readonly capture: number;
  readonly finding: number;
  readonly via: 'popup';
}

const FINDING_ACTS = ['show-finding', 'hide-finding', 'allow-finding'] as const;

export const isFindingAct = (act: PersonAct): act is FindingAct =>
  FINDING_ACTS.some((kind) => kind === act.kind);

/** Popup or background → guard. */
export interface PersonActMessage {
  readonly kind: 'person-act';
  readonly act: PersonAct['kind'];
  /** With `uncap` and `cap`. */
  readonly device?: DeviceKind;
  /** With `keep-live`. */
  readonly lapse?: Lapse;
  /** With what is said about a finding: ids as in the `FrameReport`. */
  readonly capture?: number;
  readonly finding?: number;
}

const isId = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

export function parsePersonAct(value: unknown, via: UncapVia): PersonAct | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, act, device, lapse, capture, finding } = value as Record<string, unknown>;
  if (kind !== 'person-act') return null;
  const aboutFinding = FINDING_ACTS.find((one) => one === act);
  if (aboutFinding) {
    if (via !== 'popup' || !isId(capture) || !isId(finding)) return null;
    return { kind: aboutFinding, capture, finding, via };
  }
  if (act === 'panic' || act === 'talk-start' || act === 'talk-end') return { kind: act, via };
  const answered = LAPSES.find((one) => one === lapse);
  if (act === 'keep-live') return answered ? { kind: act, lapse: answered, via } : null;
  const known = DEVICE_KINDS.find((one) => one === device);
  return known && (act === 'uncap' || act === 'cap') ? { kind: act, device: known, via } : null;
}
