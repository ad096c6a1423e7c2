import { DEVICE_KINDS, type DeviceKind } from '../policy/gate';
import { LAPSES, type Lapse } from '../policy/lapse';
import type { UncapVia } from '../policy/session-events';

/** What the person said on a surface of the extension; `via` is set by whoever receives it. */
export type PersonAct =
  | { readonly kind: 'uncap' | 'cap'; readonly device: DeviceKind; readonly via: UncapVia }
  | { readonly kind: 'panic' | 'talk-start' | 'talk-end'; readonly via: UncapVia }
  /** The answer to a reminder: leave it live. */
  | { readonly kind: 'keep-live'; readonly lapse: Lapse; readonly via: UncapVia };

/** Popup or background → guard. */
export interface PersonActMessage {
  readonly kind: 'person-act';
  readonly act: PersonAct['kind'];
  /** With `uncap` and `cap`. */
  readonly device?: DeviceKind;
  /** With `keep-live`. */
  readonly lapse?: Lapse;
}

export function parsePersonAct(value: unknown, via: UncapVia): PersonAct | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, act, device, lapse } = value as Record<string, unknown>;
  if (kind !== 'person-act') return null;
  if (act === 'panic' || act === 'talk-start' || act === 'talk-end') return { kind: act, via };
  const answered = LAPSES.find((one) => one === lapse);
  if (act === 'keep-live') return answered ? { kind: act, lapse: answered, via } : null;
  const known = DEVICE_KINDS.find((one) => one === device);
  return known && (act === 'uncap' || act === 'cap') ? { kind: act, device: known, via } : null;
}
