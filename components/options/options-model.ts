import type { SettingName } from '../../policy/settings/managed';
import type { SettingsIssue, StoreProblem } from '../../policy/settings/read-store';
import type { Settings } from '../../policy/settings/settings';
import type { PictureUse } from '../popup/popup-model';

/** A command of the manifest and the keys that it is on. */
export interface Shortcut {
  readonly name: string;
  /** In the person's language. */
  readonly description: string;
  /** As the browser writes them; empty for none. */
  readonly keys: string;
}

/** What came of the last file that was offered as settings. */
export type ImportOutcome =
  | { readonly kind: 'imported' }
  | { readonly kind: 'no-json' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'broken'; readonly issues: readonly SettingsIssue[] };

export interface OptionsModel {
  /** What counts now. */
  readonly settings: Settings;
  /** What the person has chosen. */
  readonly own: Settings;
  readonly locked: ReadonlySet<SettingName>;
  readonly problem: StoreProblem | null;
  readonly brokenPolicies: readonly string[];
  readonly shortcuts: readonly Shortcut[];
  /** Origins on which the person has put the chip away. */
  readonly hiddenChips: readonly string[];
  /** How many texts are never to be hidden again. */
  readonly allowedTexts: number;
  readonly outcome: ImportOutcome | null;
  readonly refusedPicture: PictureUse | null;
}

export interface OptionsActions {
  readonly onChange: (change: (own: Settings) => Settings) => void;
  readonly onOwnPicture: (file: File, use: PictureUse) => void;
  /** What was never to be hidden again may be hidden again. */
  readonly onForgetAllowed: () => void;
  readonly onHideChip: (origin: string, isHidden: boolean) => void;
  readonly onForgetSite: (origin: string) => void;
  /** `null` where the browser shows no page for it. */
  readonly onChangeShortcuts: (() => void) | null;
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
  readonly onReset: () => void;
}

export interface OptionsProps {
  readonly model: OptionsModel;
  readonly actions: OptionsActions;
}
