import { browser } from 'wxt/browser';
import { migrateSettings } from '../../protocol/settings-store';

/** Called as the background starts: what has to be done once, after an installation or an update. */
export function followInstallation(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'update') void migrateSettings(browser.storage, navigator.locks);
    if (reason === 'install') void welcome();
  });
}

/**
 * Shows the person around, once. Not where a call may be running, nor where an organisation or a
 * developer has installed it: nobody there has asked for a tour.
 */
async function welcome(): Promise<void> {
  const { installType } = await browser.management.getSelf();
  if (installType === 'admin' || installType === 'development') return;
  const audible = await browser.tabs.query({ audible: true });
  const url = browser.runtime.getURL('/welcome.html');
  await browser.tabs.create({ url, active: audible.length === 0 });
}
