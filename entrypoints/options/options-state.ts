import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { ImportOutcome, OptionsModel } from '../../components/options/options-model';
import type { PictureUse } from '../../components/popup/popup-model';
import type { EffectiveSettings } from '../../policy/settings/managed';
import { parseVersioned } from '../../policy/settings/read-store';
import type { Settings } from '../../policy/settings/settings';
import { changeSettings, loadSettings, watchSettings } from '../../protocol/settings-store';
import { countAllowedTexts } from './allowed-texts';
import { readHiddenChips } from './hidden-chips';
import { readShortcuts } from './shortcuts';

/** What the page shows, kept in step with storage for as long as it is open. */
export class OptionsState {
  readonly #model: ReturnType<typeof signal<OptionsModel>>;

  private constructor(first: OptionsModel) {
    this.#model = signal(first);
  }

  /** Resolves with everything known, so that nothing is shown that does not count. */
  static async open(): Promise<OptionsState> {
    const [effective, hiddenChips, shortcuts, allowedTexts] = await Promise.all([
      loadSettings(browser.storage),
      readHiddenChips(),
      readShortcuts(),
      countAllowedTexts(),
    ]);
    const state = new OptionsState({
      ...effective,
      ...{ hiddenChips, shortcuts, allowedTexts },
      outcome: null,
      refusedPicture: null,
    });
    watchSettings(browser.storage, (changed) => state.#show(changed));
    browser.storage.onChanged.addListener(() => {
      void readHiddenChips().then((chips) => state.#show({ hiddenChips: chips }));
      void countAllowedTexts().then((count) => state.#show({ allowedTexts: count }));
    });
    // Shortcuts are changed on a page of the browser's own, which tells nobody.
    window.addEventListener('focus', () => {
      void readShortcuts().then((changed) => state.#show({ shortcuts: changed }));
    });
    return state;
  }

  get model(): ReadonlySignal<OptionsModel> {
    return this.#model as ReadonlySignal<OptionsModel>;
  }

  async change(change: (own: Settings) => Settings): Promise<void> {
    this.#show({ refusedPicture: null, outcome: null });
    await changeSettings(browser.storage, navigator.locks, change);
  }

  refusePicture(refusedPicture: PictureUse): void {
    this.#show({ refusedPicture });
  }

  /** @param text Of a file that the person has chosen. */
  async importFrom(text: string): Promise<void> {
    const [settings, outcome] = readImport(text);
    if (settings) await this.change(() => settings);
    this.#show({ outcome });
  }

  #show(changed: Partial<OptionsModel & EffectiveSettings>): void {
    this.#model.value = { ...this.model.value, ...changed };
  }
}

function readImport(text: string): [Settings | null, ImportOutcome] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [null, { kind: 'no-json' }];
  }
  const parsed = parseVersioned(value);
  if ('settings' in parsed) return [parsed.settings, { kind: 'imported' }];
  const { problem, issues } = parsed;
  return [null, problem === 'newer' ? { kind: problem } : { kind: problem, issues }];
}
