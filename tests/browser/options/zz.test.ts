import { test } from 'vitest';
import { Browser } from '/work/product/tests/rig/browser.ts';
import { builtExtension } from '/work/product/tests/rig/built-extension.ts';
test('x', async () => {
  const b = await Browser.launch({ extensionDir: builtExtension(), startsLive: false });
  const w = await b.extension!.serviceWorker();
  for (let i = 0; i < 3; i++) { console.log(JSON.stringify(await w.evaluate('chrome.commands.getAll()'))); await new Promise(r => setTimeout(r, 1500)); }
  await b.close();
});
