import { toDataURL } from 'qrcode';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { HiddenReport, ReadingReport } from '../../../protocol/background.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import { type Reader, startReader } from '../../rig/reader.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';
import { OpenPopup } from '../popup/open-popup.ts';
import { FarEnd, leaksOf } from './far-end.ts';
import { SharedNotes } from './shared-notes.ts';

const SECRET = 'Tr7kzo!Quv94';
const OTHER_SECRET = 'Vb3xpw!Ras81';
const LINE = `Password: ${SECRET}`;
const OWN_WORD = 'Nordlicht';
const OWN_LINE = `Visit of ${OWN_WORD} on Tuesday`;
const ONE_TIME_SEED = 'otpauth://totp/Example?secret=JBSWY3DPEHPK3PXP';
const LINK = 'https://example.org/agenda';

let reader: Reader;
let shared: SharedNotes;
let farEnd: FarEnd;

beforeAll(async () => {
  reader = await startReader();
});
afterAll(() => reader.stop());
afterEach(() => shared.close());

async function share(extensionDir?: string, rules?: object): Promise<void> {
  shared = await SharedNotes.open(extensionDir, rules);
  farEnd = new FarEnd(reader, shared);
}

async function reading(): Promise<ReadingReport | null> {
  const [session] = await toldSessions(shared.browser);
  return session?.captures.find(({ kind }) => kind === 'screen')?.reading ?? null;
}

async function untilHidden(what: string, isIt: (hidden: readonly HiddenReport[]) => boolean) {
  await until(what, async () => isIt((await reading())?.hidden ?? []), 30_000);
}

const showCode = async (content: string): Promise<void> => {
  const url = await toDataURL(content, { scale: 5, margin: 4 });
  await shared.notes.evaluate(`notes.picture(${JSON.stringify(url)})`);
};

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the popup outlines something, in parts of the picture that it shows. */
const outlined = (popup: OpenPopup): Promise<Place[]> =>
  popup.target.evaluate(`(() => {
    const area = document.querySelector('.finding-marks').getBoundingClientRect();
    return [...document.querySelectorAll('.finding-mark')].map((mark) => {
      const { x, y, width, height } = mark.getBoundingClientRect();
      return { x: (x - area.x) / area.width, y: (y - area.y) / area.height,
        width: width / area.width, height: height / area.height };
    });
  })()`);

const holds = (outer: Place, inner: Place, slack: number): boolean =>
  outer.x <= inner.x + slack &&
  outer.y <= inner.y + slack &&
  outer.x + outer.width >= inner.x + inner.width - slack &&
  outer.y + outer.height >= inner.y + inner.height - slack;

/** Everything by which a page might say what only the person may. */
const FORGERIES = `(() => {
  const act = { kind: 'person-act', act: 'show-finding', capture: 1, finding: 1 };
  window.postMessage(act, '*');
  for (const frame of document.querySelectorAll('iframe')) frame.contentWindow?.postMessage(act, '*');
  try { chrome.runtime.sendMessage(act); } catch {}
  try { new BroadcastChannel('lenscap').postMessage(act); } catch {}
  for (const type of ['message', 'click', 'lenscap']) {
    window.dispatchEvent(new MessageEvent(type, { data: act }));
    for (const element of document.querySelectorAll('*')) {
      element.dispatchEvent(new CustomEvent(type, { detail: act, bubbles: true }));
    }
  }
  try { localStorage.setItem('settings', '{"version":2,"reading":{"mode":"relaxed"}}'); } catch {}
})()`;

test('a finding is told and outlined, shown by the person alone, and hidden again when it changes', async () => {
  await share(builtExtension());
  await shared.show(['Agenda for Monday', LINE]);
  const popup = await OpenPopup.open(shared.browser);
  await popup.untilShown('Looks like a password');
  await popup.untilShown('Others will see it');
  const [mark] = await outlined(popup);
  const line = await shared.notes.evaluate<Place>(`notes.placeOf(${JSON.stringify(LINE)})`);
  expect(mark && holds(mark, line, 0.01)).toBe(true);
  expect((mark?.height ?? 1) / line.height).toBeLessThan(3);
  expect(await popup.target.evaluate('document.documentElement.innerHTML')).not.toContain(SECRET);

  const worker = await shared.browser.extension?.serviceWorker();
  const notices = await worker?.evaluate<object>('chrome.notifications.getAll()');
  expect(Object.keys(notices ?? {})).toEqual([expect.stringMatching(/^found\|\d+$/)]);

  await shared.sharing.evaluate(FORGERIES);
  await shared.show(['Nothing happens']);
  await farEnd.untilReadable('Nothing happens');
  expect((await reading())?.hidden.map(({ isShown }) => isShown)).toEqual([false]);
  expect(leaksOf(await farEnd.readAll(), SECRET)).toEqual([]);

  await popup.press('Show this one');
  await farEnd.untilReadable(SECRET);
  await popup.untilShown('The others see this');

  await shared.notes.evaluate(`notes.change(${JSON.stringify(LINE)}, 'Password: ${OTHER_SECRET}')`);
  await untilHidden('it is hidden again', (all) => all.every(({ isShown }) => !isShown));
  await shared.show(['The end']);
  await farEnd.untilReadable('The end');
  expect(leaksOf(await farEnd.readAll(), OTHER_SECRET)).toEqual([]);
  await popup.untilShown('Hidden from the others: 1');
});

test('control: without the extension own words, passwords and QR codes arrive', async () => {
  await share();
  await shared.show([OWN_LINE]);
  await showCode(ONE_TIME_SEED);
  await farEnd.untilReadable(OWN_WORD);
  await farEnd.untilQrCode(ONE_TIME_SEED);
});

test('own words and QR codes with secrets stay hidden, till the person never wants them hidden', async () => {
  await share(builtExtension(), { words: [OWN_WORD] });
  await shared.show(['Agenda for Monday', OWN_LINE]);
  await showCode(ONE_TIME_SEED);
  await untilHidden('both are hidden', (all) => all.length === 2);
  await shared.show(['Thanks everybody']);
  await farEnd.untilReadable('Thanks everybody');
  const { texts, codes } = await farEnd.lookAtAll();
  expect(texts.length).toBeGreaterThan(0);
  expect(leaksOf(texts, OWN_WORD)).toEqual([]);
  expect(codes.filter((content) => content !== null)).toEqual([]);
  const whys = (await reading())?.hidden.map(({ why }) => why).sort();
  expect(whys).toEqual(['hiddenOneTimeCode', 'hiddenPersonalWords']);

  // A code without a secret is read and shown.
  await showCode(LINK);
  await farEnd.untilQrCode(LINK);

  const popup = await OpenPopup.open(shared.browser);
  await popup.press('Never hide this again');
  await farEnd.untilReadable(OWN_WORD);
  await untilHidden('nothing is hidden', (all) => all.length === 0);
  const worker = await shared.browser.extension?.serviceWorker();
  const kept = await worker?.evaluate<string>(
    `Promise.all([chrome.storage.local.get('allowedTexts'), chrome.storage.session.get()])
      .then((all) => JSON.stringify(all))`,
  );
  expect(kept).toMatch(/"fingerprints":\["[0-9a-f]{64}"\]/);
  expect(kept).not.toContain(OWN_WORD);
});

test('who wants to be warned only sees everything go out, and is told', async () => {
  await share(builtExtension(), { mode: 'relaxed' });
  await shared.show(['Agenda for Monday', LINE]);
  await farEnd.untilReadable(SECRET);
  await untilHidden('it is found', (all) => all.length === 1);
  const popup = await OpenPopup.open(shared.browser);
  await popup.untilShown('You are only warned');
});
