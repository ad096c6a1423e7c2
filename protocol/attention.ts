import { CAP_REASONS, DEVICE_KINDS, type DeviceKind } from '../policy/gate';
import { LAPSES, type Lapse } from '../policy/lapse';
import type { Notice } from '../policy/session-events';

/** Guard → background: what the person is to be asked or told. */
export type Attention =
  /** Are these devices meant to be live? */
  | {
      readonly kind: 'remind';
      readonly lapse: Lapse;
      readonly devices: readonly DeviceKind[];
    }
  /** The question has been answered, or has no point any more. */
  | { readonly kind: 'remind-over'; readonly lapse: Lapse }
  /** This has happened to these devices. */
  | {
      readonly kind: 'notice';
      readonly about: Notice;
      readonly devices: readonly DeviceKind[];
    }
  /** Something was found on a shared screen or a camera; `why` is the key of a sentence. */
  | { readonly kind: 'found'; readonly why: string; readonly isHidden: boolean };

const NOTICES: readonly Notice[] = [...CAP_REASONS, 'talking-while-muted'];

export function parseAttention(value: unknown): Attention | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, lapse, about, devices, why, isHidden } = value as Record<string, unknown>;
  if (kind === 'found') {
    return typeof why === 'string' ? { kind, why, isHidden: isHidden !== false } : null;
  }
  const knownLapse = LAPSES.find((one) => one === lapse);
  if (kind === 'remind-over') return knownLapse ? { kind, lapse: knownLapse } : null;
  if (!Array.isArray(devices)) return null;
  const known = DEVICE_KINDS.filter((device) => devices.includes(device));
  if (known.length === 0 || known.length !== devices.length) return null;
  if (kind === 'remind') return knownLapse ? { kind, lapse: knownLapse, devices: known } : null;
  const knownNotice = NOTICES.find((one) => one === about);
  return kind === 'notice' && knownNotice ? { kind, about: knownNotice, devices: known } : null;
}
