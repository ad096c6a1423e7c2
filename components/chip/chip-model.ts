import type { DeviceKind, Gate } from '../../policy/gate';
import type { Lapse } from '../../policy/lapse';
import type { DeviceView } from '../device/device-view';
import type { ChipNotice } from './chip-notice';

/** Where in the viewport's free space the chip lies: 0 is left or top, 1 is right or bottom. */
export interface ChipPosition {
  readonly x: number;
  readonly y: number;
}

/** Bottom left: meeting sites keep their own controls in the middle and chats to the right. */
export const DEFAULT_CHIP_POSITION: ChipPosition = { x: 0, y: 1 };

export interface ChipModel {
  /** What this tab's page holds; the chip shows nothing when it is empty. */
  readonly devices: readonly DeviceView[];
  readonly isFolded: boolean;
  readonly position: ChipPosition;
  /** What is said beside the signs; `null` for nothing. */
  readonly notice: ChipNotice | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Called for real user events only: a page's script cannot forge them. */
export interface ChipActions {
  readonly onGate: (kind: DeviceKind, wanted: Gate['state']) => void;
  /** Push-to-talk: `true` when the button goes down, `false` when it comes up. */
  readonly onTalk: (isHeld: boolean) => void;
  /** The answer to a reminder. */
  readonly onAnswer: (about: Lapse, answer: 'keep-live' | 'cover') => void;
  readonly onFold: (isFolded: boolean) => void;
  /** At the end of a drag, and at every press of an arrow key. */
  readonly onMove: (position: ChipPosition) => void;
  /** Hide the chip on this site. */
  readonly onDismiss: () => void;
}
