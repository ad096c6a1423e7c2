import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import { unpackedExtensionId } from '../../rig/extension.ts';
import type { Page } from '../../rig/page.ts';
import { policyExamples } from '../../rig/policy-examples.ts';
import { until } from '../../rig/until.ts';

const extensionDir = builtExtension();
const [example = ''] = policyExamples('chromium');

let managed: Browser;
let options: Page;

async function openPage(browser: Browser, path: string): Promise<Page> {
  const url = browser.extension?.url(path);
  if (!url) throw new Error('launched without the extension');
  const page = await browser.newTab(url);
  await until('the page is drawn', () =>
    page.evaluate<boolean>(`!!document.querySelector('main')`),
  );
  return page;
}

const lockedSettings = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('.setting:has(.locked-note)')].map(({ id }) => id)`);

// First: where no namespace may be made, the policy is the whole machine's from then on.
it('nothing is locked where nobody manages', async () => {
  const browser = await Browser.launch({ extensionDir, startsLive: false });
  try {
    expect(await lockedSettings(await openPage(browser, 'options.html'))).toEqual([]);
  } finally {
    await browser.close();
  }
});

describe("the first example of the administrators' guide", () => {
  beforeAll(async () => {
    const policies = JSON.parse(
      example.replaceAll('EXTENSION_ID', unpackedExtensionId(extensionDir)),
    );
    managed = await Browser.launch({ extensionDir, policies, startsLive: false });
    options = await openPage(managed, 'options.html');
  });

  afterAll(() => managed?.close());

  it('arrives whole, and fits the schema', async () => {
    const policy = await options.evaluate('chrome.storage.managed.get(null)');
    const { forced, initial } = policy as Record<string, object>;
    const told = JSON.parse(example)['3rdparty'].extensions.EXTENSION_ID;
    expect({ forced, initial }).toEqual(told);
  });

  it('locks what it forces, and says by whom', async () => {
    expect(await lockedSettings(options)).toEqual([
      'presets',
      'background',
      'neverWholeScreen',
      'idle',
    ]);
    const note = `document.querySelector('#background .locked-note').innerText`;
    expect(await options.evaluate(note)).toBe('Set by your organisation');
    const chosen = `document.querySelector('#neverWholeScreen input').checked`;
    expect(await options.evaluate(chosen)).toBe(true);
    const disabled = `document.querySelector('#neverWholeScreen input').matches(':disabled')`;
    expect(await options.evaluate(disabled)).toBe(true);
  });

  it('begins with what is initial, which the person may change', async () => {
    const frozen = `[...document.querySelectorAll('#cover input')].findIndex((i) => i.checked)`;
    expect(await options.evaluate(frozen)).toBe(1);
    await options.evaluate(`document.querySelectorAll('#cover input')[0].click()`);
    await until('the neutral card is chosen', async () => (await options.evaluate(frozen)) === 0);
  });

  it('holds whatever is stored besides', async () => {
    await options.evaluate(`chrome.storage.local.get('settings').then(({ settings }) =>
      chrome.storage.local.set({ settings: { ...settings, alwaysLive: { 'https://x.example': ['camera'] },
        sharing: { confirmEverything: false, neverWholeScreen: false } } }))`);
    await until('the change has been shown', () =>
      options.evaluate<boolean>(`!document.querySelector('#confirmEverything input').checked`),
    );
    expect(
      await options.evaluate(`document.querySelector('#neverWholeScreen input').checked`),
    ).toBe(true);
    expect(await options.evaluate(`document.querySelector('#sites').innerText`)).not.toContain(
      'x.example',
    );
  });

  it('keeps whole screens out of the picker from the first page on', async () => {
    const scripts = await options.evaluate<{ id: string }[]>(
      'chrome.scripting.getRegisteredContentScripts()',
    );
    expect(scripts.map(({ id }) => id)).toContain('no-monitors');
  });

  it('is what the popup says too', async () => {
    const popup = await openPage(managed, 'popup.html');
    expect(await popup.evaluate('document.body.innerText')).toContain('Set by your organisation');
  });
});
