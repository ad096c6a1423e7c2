import type { ReadonlySignal } from '@preact/signals';
import type { BackgroundEffect } from '../../policy/background-effect';
import type { CapReason, DeviceKind, Gate } from '../../policy/gate';
import type { DeviceView } from '../device/device-view';

export interface TabView {
  readonly tabId: number;
  readonly title: string;
  /** "meet.example.org" */
  readonly host: string;
  /** Address of a packaged or `data:` picture; without one the host's first letter is shown. */
  readonly favicon?: string;
  readonly devices: readonly DeviceView[];
  readonly isCurrent: boolean;
}

/** One stretch of time in which a device was live. */
export interface LedgerEntry {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly host: string;
  readonly deviceLabel: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Milliseconds. */
  readonly liveMs: number;
  /** What ended it; `null` while it lasts, or when the page let go. */
  readonly endedBy: CapReason | null;
}

export interface PopupModel {
  /** Milliseconds since the epoch: what "today" is measured from. */
  readonly now: number;
  readonly tabs: readonly TabView[];
  /** `null` hides the choice. */
  readonly background: BackgroundEffect | null;
  /** The last file offered as own picture could not be used. */
  readonly isPictureRefused: boolean;
  /** Newest first; `null` hides the list. */
  readonly ledger: readonly LedgerEntry[] | null;
}

/** What the person can do. Where a callback is absent, so is its control. */
export interface PopupActions {
  readonly onGate?: (tabId: number, kind: DeviceKind, wanted: Gate['state']) => void;
  /** Push-to-talk: `true` when the button goes down, `false` when it comes up. */
  readonly onTalk?: (tabId: number, isHeld: boolean) => void;
  readonly onCoverEverything?: () => void;
  readonly onOpenTab?: (tabId: number) => void;
  readonly onBackground?: (effect: BackgroundEffect) => void;
  readonly onOwnPicture?: (file: File) => void;
  readonly onClearLedger?: () => void;
  /** Gets the canvas to draw "what the others see" on, and `null` when it goes away. */
  readonly attachPreview?: (canvas: HTMLCanvasElement | null) => void;
}

export interface PopupProps {
  readonly model: PopupModel;
  readonly actions: PopupActions;
  /** The current tab's microphone, 0 to 1; apart from the model as it changes many times a second. */
  readonly level: ReadonlySignal<number> | null;
}
