import { browser } from 'wxt/browser';
import { GUARD_SETTINGS_KEY, parseGuardSettings } from '../../policy/guard-settings';
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
  browser.storage.local.onChanged.addListener((changes) => {
    const change = changes[GUARD_SETTINGS_KEY];
    if (change) void apply(change.newValue);
  });
}

async function apply(stored: unknown): Promise<void> {
  const { neverWholeScreen } = parseGuardSettings(stored).sharing;
  if (!neverWholeScreen) {
    await removeDocumentScript(SCRIPT);
    return;
  }
  await addDocumentScript(SCRIPT);
  await runInOpenTabs(SCRIPT);
}
