import type { CaptureState } from '../../policy/capture-state';
import type { DeviceKind, Gate } from '../../policy/gate';
import type { Surface } from '../../policy/share';
import type { ScreenText } from '../reading/screen-text';

/** Where a device is held: what the person does goes to this frame alone. */
export interface DeviceTarget {
  readonly tabId: number;
  readonly frameId: number;
  readonly kind: DeviceKind;
}

/** One device that a frame holds. */
export interface DeviceView {
  readonly kind: DeviceKind;
  /** As the system names it; empty when unknown. */
  readonly deviceLabel: string;
  /** `null` where nothing gates this device. */
  readonly gate: Gate | null;
  /** The browser has muted it, and only the browser unmutes it. */
  readonly mutedByBrowser: boolean;
  /** What the stand-ins carry; `null` for a microphone. */
  readonly picture: CaptureState | null;
  /** Index into `LOAD_LEVELS`; `null` when nothing is treated. */
  readonly load: number | null;
  /** Pictures released per second; `null` when unknown. */
  readonly fps: number | null;
  /** Push-to-talk is held down: live, and muted again when it is let go. */
  readonly talking: boolean;
  /** The person speaks into the muted microphone. */
  readonly talkedWhileMuted: boolean;
  /** What a screen's capture shows to the others; `null` for other devices, and while nothing is seen. */
  readonly share: { readonly surface: Surface; readonly since: number } | null;
  /** What is read on a screen; `null` for everything else. */
  readonly text: ScreenText | null;
}

/** A device in the popup, among those of all tabs. */
export interface HeldDevice extends DeviceView {
  readonly frameId: number;
  /** Host of an embedded page that holds it; `null` when it is the tab's own page. */
  readonly frameHost: string | null;
}
