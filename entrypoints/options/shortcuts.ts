import { browser } from 'wxt/browser';
import type { Shortcut } from '../../components/options/options-model';

/** The manifest's commands; those without a description are the browser's own. */
export async function readShortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll();
  return commands.flatMap(({ name, description, shortcut }) =>
    name && description ? [{ name, description, keys: shortcut ?? '' }] : [],
  );
}

/** What Firefox has besides. */
interface FirefoxCommands {
  readonly openShortcutSettings?: () => Promise<void>;
}

/** Where the browser lets the person change them; `null` where it shows no page for it. */
export function openShortcuts(): (() => void) | null {
  const { openShortcutSettings } = browser.commands as unknown as FirefoxCommands;
  if (openShortcutSettings) return () => void openShortcutSettings();
  // A Chromium address; other browsers refuse to open it.
  const isChromium = location.protocol === 'chrome-extension:';
  return isChromium
    ? () => void browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
    : null;
}
