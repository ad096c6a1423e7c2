import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import type { Page } from '../../rig/page.ts';
import { until } from '../../rig/until.ts';

let browser: Browser;
let options: Page;

beforeAll(async () => {
  browser = await Browser.launch({ extensionDir: builtExtension(), startsLive: false });
  const url = browser.extension?.url('options.html');
  if (!url) throw new Error('launched without the extension');
  options = await browser.newTab(url);
  await untilShown('How careful should Lenscap be?');
});

afterAll(() => browser?.close());

const isShown = (text: string): Promise<boolean> =>
  options.evaluate<boolean>(`document.body.innerText.includes(${JSON.stringify(text)})`);

const untilShown = (text: string): Promise<boolean> =>
  until(`the page says "${text}"`, () => isShown(text));

interface Stored {
  readonly [field: string]: unknown;
  readonly sharing?: { readonly neverWholeScreen: boolean; readonly confirmEverything: boolean };
  readonly alwaysLive?: Readonly<Record<string, readonly string[]>>;
}

const stored = (): Promise<Stored | undefined> =>
  options.evaluate(`chrome.storage.local.get('settings').then(({ settings }) => settings)`);

const store = (items: object): Promise<unknown> =>
  options.evaluate(`chrome.storage.local.set(${JSON.stringify(items)})`);

const untilStored = (what: string, isSo: (settings: Stored) => boolean): Promise<boolean> =>
  until(what, async () => {
    const settings = await stored();
    return settings !== undefined && isSo(settings);
  });

const click = (selector: string): Promise<unknown> =>
  options.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);

const pressButton = (label: string): Promise<unknown> =>
  options.evaluate(`[...document.querySelectorAll('button')]
    .find(({ innerText }) => innerText.trim() === ${JSON.stringify(label)}).click()`);

/** Types into a field, as the person does. */
const type = (selector: string, text: string, event = 'input'): Promise<unknown> =>
  options.evaluate(`(() => {
    const field = document.querySelector(${JSON.stringify(selector)});
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new Event('${event}', { bubbles: true }));
  })()`);

const search = (words: string): Promise<unknown> => type('input[type=search]', words);

const shownSettings = (): Promise<string[]> =>
  options.evaluate(`[...document.querySelectorAll('.setting')].map(({ id }) => id)`);

/** Offers a file as settings. */
const importFile = (text: string): Promise<unknown> =>
  options.evaluate(`(() => {
    const files = new DataTransfer();
    files.items.add(new File([${JSON.stringify(text)}], 'settings.json'));
    const input = document.querySelector('#import input[type=file]');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);

describe('options of the built extension', () => {
  it('begin with the preset "Careful" and an empty store', async () => {
    const checked = `document.querySelector('.preset:has(:checked)').innerText`;
    expect(await options.evaluate(checked)).toMatch(/^Careful/);
    expect(await stored()).toBeUndefined();
  });

  it('are found by what they are called and by what they do', async () => {
    const all = await shownSettings();
    expect(all.length).toBeGreaterThan(15);
    await search('whole SCREEN');
    expect(await shownSettings()).toContain('neverWholeScreen');
    expect(await shownSettings()).not.toContain('talk-key');
    await search('hold key');
    expect(await shownSettings()).toEqual(['talk-key']);
    await search('giraffe');
    expect(await shownSettings()).toEqual([]);
    expect(await isShown('No setting matches “giraffe”.')).toBe(true);
    await search('');
    expect(await shownSettings()).toEqual(all);
  });

  it('store what is chosen, each for itself', async () => {
    await click('#neverWholeScreen input');
    await untilStored('the switch is stored', ({ sharing }) => sharing?.neverWholeScreen === true);
    await untilShown('You have chosen a mixture of your own.');
    await click('.preset:nth-child(3) input');
    await untilStored('the preset is stored', ({ sharing }) => sharing?.confirmEverything === true);
    await type('#idle .length:last-child select', '600000', 'change');
    await untilStored('the length is stored', ({ lapses }) =>
      JSON.stringify(lapses).includes('"coverAfterMs":600000'),
    );
    expect(await stored()).toMatchObject({ version: 2 });
  });

  it('keep what is to be hidden, how strictly, and what never', async () => {
    const rules = (): Promise<object | undefined> =>
      options.evaluate(
        `chrome.storage.local.get('settings').then(({ settings }) => settings.reading)`,
      );
    const untilRules = (expected: object): Promise<unknown> =>
      until(`the rules are ${JSON.stringify(expected)}`, async () => {
        const now = { ...(await rules()) };
        return JSON.stringify({ ...now, ...expected }) === JSON.stringify(now);
      });
    await click('#reading-mode .preset:nth-child(3) input');
    await untilRules({ mode: 'strict' });
    await type('#reading-words textarea', 'Projekt Kranich\n\n x \nACME', 'change');
    await untilShown('This cannot be used: x');
    await untilRules({ words: ['Projekt Kranich', 'ACME'] });
    await type('#reading-patterns textarea', 'KD-\\d{5}\n[', 'change');
    await untilShown('This cannot be used: [');
    await untilRules({ mode: 'strict', patterns: ['KD-\\d{5}'] });
    const salt = 'c0ffee00-0000-4000-8000-000000000000';
    await store({ allowedTexts: { salt, fingerprints: ['a'.repeat(64)] } });
    await untilShown('So far: 1');
    await pressButton('Forget all');
    await untilShown('So far: 0');
  });

  it('list what is different on single sites', async () => {
    await type('#add-site', 'not a site');
    await pressButton('Add');
    await untilShown('This is no web address.');
    await type('#add-site', 'meet.example.org/some/room');
    await pressButton('Add');
    await untilShown('meet.example.org');
    await click('.site .check:nth-child(1) input');
    await click('.site .check:nth-child(3) input');
    const origin = 'https://meet.example.org';
    await untilStored(
      'the rules are stored',
      ({ alwaysLive, privateAttention }) =>
        alwaysLive?.[origin]?.[0] === 'camera' && String(privateAttention) === origin,
    );
    await store({ 'chip:https://talk.example': { isDismissed: true } });
    await untilShown('talk.example');
    await options.evaluate(
      `[...document.querySelectorAll('.site-head button')]
        .find(({ textContent }) => textContent === 'Forget meet.example.org').click()`,
    );
    await untilStored(
      'the site is forgotten',
      ({ alwaysLive, privateAttention }) =>
        JSON.stringify([alwaysLive, privateAttention]) === '[{},[]]',
    );
  });

  it('show the keyboard shortcuts', async () => {
    for (const words of ['Cover or uncover the camera', 'Change the shortcuts'])
      expect(await isShown(words)).toBe(true);
    const shown = `document.querySelector('.shortcuts').innerText.replaceAll('\\n', ' ')`;
    // A key that the browser keeps for itself would be "not set".
    expect(await options.evaluate(shown)).toBe(
      'Cover everything Alt Shift L Cover or uncover the camera Alt Shift V Mute or unmute the microphone Alt Shift M',
    );
  });

  it('refuse a file that makes no sense, and say what is wrong in it', async () => {
    const before = await stored();
    await importFile('not JSON');
    await untilShown('it cannot be read as JSON');
    await importFile(JSON.stringify({ ...before, telemetry: true, pushToTalkKey: 7 }));
    await untilShown('telemetry is true');
    expect(await isShown('pushToTalkKey is 7')).toBe(true);
    await importFile(JSON.stringify({ ...before, version: 99 }));
    await untilShown('saved by a newer Lenscap');
    expect(await stored()).toEqual(before);
  });

  it('save a file that brings everything back after a reset', async () => {
    const before = await stored();
    const saved = await options.evaluate<string>(`(async () => {
      const create = URL.createObjectURL;
      const file = await new Promise((resolve) => {
        URL.createObjectURL = (blob) => { resolve(blob); return create.call(URL, blob); };
        document.querySelector('#export button').click();
      });
      URL.createObjectURL = create;
      return file.text();
    })()`);
    expect(JSON.parse(saved)).toEqual(before);
    await click('#reset button');
    await pressButton('Yes, start again');
    await until('nothing is stored', async () => (await stored()) === undefined);
    await until('Careful is shown', () =>
      options.evaluate<boolean>(`document.querySelector('.preset input').checked`),
    );
    await importFile(saved);
    await untilShown('The settings of the file are in use.');
    expect(await stored()).toEqual(before);
  });

  it('find again what version 1 has stored', async () => {
    await options.evaluate('chrome.storage.local.clear()');
    await store({
      guardSettings: { pushToTalkKey: 'KeyT', alwaysLive: { 'https://old.example': ['camera'] } },
      backgroundEffect: { kind: 'blur', strength: 'light' },
    });
    await untilShown('old.example');
    await click('#confirmEverything input');
    await untilStored('all is in one', ({ sharing }) => sharing?.confirmEverything === true);
    expect(await stored()).toMatchObject({
      version: 2,
      pushToTalkKey: 'KeyT',
      alwaysLive: { 'https://old.example': ['camera'] },
      background: { kind: 'blur', strength: 'light' },
    });
    await until('the old keys are gone', () =>
      options.evaluate<boolean>(`chrome.storage.local.get(['guardSettings', 'backgroundEffect'])
        .then((left) => Object.keys(left).length === 0)`),
    );
  });

  it.each([
    ['broken', { settings: { version: 2, sharing: 7 } }, 'Your saved settings cannot be read.'],
    ['newer', { settings: { version: 3 } }, 'Your settings were saved by a newer Lenscap.'],
  ])('are careful with a store that is %s, and say so', async (_, items, words) => {
    await store(items);
    await untilShown(words);
    expect(await options.evaluate(`document.querySelector('.preset input').checked`)).toBe(true);
  });
});
