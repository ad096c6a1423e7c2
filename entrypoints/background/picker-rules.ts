import { browser } from 'wxt/browser';
import type { EffectiveSettings } from '../../policy/settings/managed';
import { loadSettings, watchSettings } from '../../protocol/settings-store';
import { addDocumentScript, removeDocumentScript, runInOpenTabs } from './document-scripts';

const SCRIPT = {
  id: 'no-monitors',
  file: '/content-scripts/no-monitors.js',
  allFrames: true,
} as const;

/**
 * Has every document know from its start that whole screens are to be left out of the browser's
 * picker: a page's call cannot wait for a setting to be read without losing the person's click.
 */
export function followPickerRules(): void {
  let last: Promise<void> = Promise.resolve();
  const follow = (settings: EffectiveSettings): void => {
    last = last.then(() => apply(settings)).catch((error) => console.error('picker rules', error));
  };
  watchSettings(browser.storage, follow);
  // An organisation's policy may have come while nothing was listening.
  void loadSettings(browser.storage).then(follow);
}

async function apply({ settings }: EffectiveSettings): Promise<void> {
  if (!settings.sharing.neverWholeScreen) {
    await removeDocumentScript(SCRIPT);
    return;
  }
  if (await addDocumentScript(SCRIPT)) await runInOpenTabs(SCRIPT);
}
