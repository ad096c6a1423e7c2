import type { ReadonlySignal } from '@preact/signals';
import type { BackgroundEffect } from '../../policy/background-effect';
import type { CoverChoice } from '../../policy/cover-choice';
import type { Gate } from '../../policy/gate';
import type { RuledKind } from '../../policy/guard-settings';
import type { DeviceTarget, HeldDevice } from '../device/device-view';
import type { FindingChoice } from '../reading/screen-text';

export interface TabView {
  readonly tabId: number;
  readonly title: string;
  /** "meet.example.org" */
  readonly host: string;
  /** Address of a packaged or `data:` picture; without one the host's first letter is shown. */
  readonly favicon?: string;
  readonly devices: readonly HeldDevice[];
  readonly isCurrent: boolean;
  /** `null` where no rule for a site can be made: no web page, or everything is embedded. */
  readonly site: SiteMemory | null;
}

/** What starts live on a site, and what the person may want to. */
export interface SiteMemory {
  /** Origin, as in `https://meet.example`. */
  readonly origin: string;
  readonly rules: readonly RuledKind[];
  /** Uncovered here before: worth a question. */
  readonly offered: readonly RuledKind[];
}

/** A site on which something starts live. */
export interface LiveSite {
  readonly origin: string;
  readonly rules: readonly RuledKind[];
}

/** What a file was offered for. */
export type PictureUse = 'background' | 'cover';

export interface PopupModel {
  /** Milliseconds since the epoch: what "today" is measured from. */
  readonly now: number;
  readonly tabs: readonly TabView[];
  /** Every site on which something starts live. */
  readonly liveSites: readonly LiveSite[];
  /** `null` hides the choice. */
  readonly background: BackgroundEffect | null;
  /** `null` hides the choice. */
  readonly cover: CoverChoice | null;
  /** `KeyboardEvent.code` of the push-to-talk key; `null` for none. */
  readonly talkKey: string | null;
  /** The last file offered as own picture, for this, could not be used. */
  readonly refusedPicture: PictureUse | null;
}

/** What the person can do. Where a callback is absent, so is its control. */
export interface PopupActions {
  readonly onGate?: (target: DeviceTarget, wanted: Gate['state']) => void;
  /** Push-to-talk: `true` when the button goes down, `false` when it comes up. */
  readonly onTalk?: (target: DeviceTarget, isHeld: boolean) => void;
  readonly onCoverEverything?: () => void;
  /** About something that is hidden on a shared screen. */
  readonly onFinding?: (target: DeviceTarget, choice: FindingChoice) => void;
  readonly onOpenTab?: (tabId: number) => void;
  readonly onSiteRule?: (origin: string, kind: RuledKind, isOn: boolean) => void;
  /** No, and do not ask again here. */
  readonly onDeclineRule?: (origin: string) => void;
  readonly onBackground?: (effect: BackgroundEffect) => void;
  readonly onCover?: (choice: CoverChoice) => void;
  readonly onOwnPicture?: (file: File, use: PictureUse) => void;
  readonly onTalkKey?: (code: string | null) => void;
  readonly onOpenLedger?: () => void;
  /** Gets the canvas to draw "what the others see" on, and `null` when it goes away. */
  readonly attachPreview?: (target: DeviceTarget, canvas: HTMLCanvasElement | null) => void;
}

export interface PopupProps {
  readonly model: PopupModel;
  readonly actions: PopupActions;
  /** The current tab's microphone, 0 to 1; apart from the model as it changes many times a second. */
  readonly level: ReadonlySignal<number> | null;
}
