import type { CapReason, DeviceKind, Gates } from './gate';
import type { Lapse } from './lapse';
import type { Session } from './session';

/** Milliseconds since the epoch at which it happened. */
interface Timed {
  readonly at: number;
}

/** Whatever a page's script can bring about. None of these ever uncaps anything. */
export type PageEvent = Timed & { readonly origin: 'page' } & (
    | {
        readonly kind: 'capture-opened';
        readonly device: DeviceKind;
        /** One more handle on what the page has already, behind the same gate. */
        readonly isClone?: boolean;
      }
    | { readonly kind: 'capture-closed'; readonly device: DeviceKind }
    /** The page has set `enabled` on a track. */
    | { readonly kind: 'page-enabled'; readonly device: DeviceKind; readonly enabled: boolean }
    /** The frame holds a new document. `site` as in `Session`. */
    | { readonly kind: 'navigated'; readonly site: string | null }
  );

/**
 * How a person said so. `site-rule`: earlier, in the settings. `picker`: by choosing a window or a
 * tab in the browser's own picker. `airlock`: in the dialog that shows what would be shared. `key`:
 * the push-to-talk key.
 */
export type UncapVia = 'popup' | 'chip' | 'command' | 'key' | 'site-rule' | 'picker' | 'airlock';

/** Acts of the person, from the extension's own surfaces and real user events only. */
export type PersonEvent = Timed & { readonly origin: 'person' } & (
    | { readonly kind: 'uncap'; readonly device: DeviceKind; readonly via: UncapVia }
    | { readonly kind: 'cap'; readonly device: DeviceKind }
    /** Cover everything. */
    | { readonly kind: 'panic' }
    /** Push-to-talk is pressed. A held key repeats: only its first press counts. */
    | { readonly kind: 'talk-start' }
    /** It is released, or its release can no longer be seen: focus lost, page hidden. */
    | { readonly kind: 'talk-end' }
    /** The answer to a reminder: leave it live. */
    | { readonly kind: 'keep-live'; readonly lapse: Lapse }
  );

/** What the browser, the devices and the engine report. */
export type MachineEvent = Timed & {
  readonly origin: 'machine';
} /** A lapse lasts, for so many milliseconds by now. */ & (
    | { readonly kind: 'lapse'; readonly lapse: Lapse; readonly forMs: number }
    | { readonly kind: 'lapse-ended'; readonly lapse: Lapse }
    | { readonly kind: 'device-missing'; readonly device: DeviceKind }
    | { readonly kind: 'device-busy'; readonly device: DeviceKind }
    | { readonly kind: 'surface-changed' }
    /** An administrator forbids these devices. */
    | { readonly kind: 'managed'; readonly devices: readonly DeviceKind[] }
    /** How the document before this one, in the same frame, has left the gates. */
    | { readonly kind: 'resumed'; readonly gates: Gates }
    /** Somebody speaks into the microphone, muted or not. */
    | { readonly kind: 'voice-heard' }
    /** Nobody has for a while. */
    | { readonly kind: 'voice-quiet' }
  );

export type SessionEvent = PageEvent | PersonEvent | MachineEvent;

/** What is to be done, in this order. */
export type Effect =
  /** Get the device again, with the constraints it had; the card stays until it delivers. */
  | { readonly kind: 'acquire'; readonly device: DeviceKind }
  /** Stop the source, its settings and capabilities read: the hardware goes off. */
  | { readonly kind: 'release'; readonly device: DeviceKind }
  /** Open or close the gate under every stand-in of the device. */
  | { readonly kind: 'gate'; readonly device: DeviceKind; readonly live: boolean }
  /** Ask whether these devices are meant to be live. */
  | { readonly kind: 'remind'; readonly about: Lapse; readonly devices: readonly DeviceKind[] }
  /** Tell the person what happened to these devices. */
  | { readonly kind: 'notice'; readonly about: Notice; readonly devices: readonly DeviceKind[] };

export type Notice = CapReason | 'talking-while-muted';

export interface Outcome {
  readonly session: Session;
  readonly effects: readonly Effect[];
}

export const unchanged = (session: Session): Outcome => ({ session, effects: [] });
