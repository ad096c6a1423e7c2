import { browser } from 'wxt/browser';
import { migrateSettings } from '../../protocol/settings-store';

/** Called as the background starts: what has to be done once after an update. */
export function followInstallation(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'update') void migrateSettings(browser.storage, navigator.locks);
  });
}
