import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Page } from '../../tests/rig/page.ts';
import { until } from '../../tests/rig/until.ts';
import { CAMERA_PATH, CAMERA_SITE } from '../camera-page/driver.ts';
import { type Findings, summaryColumns } from '../report/findings.ts';
import { median, summarise } from '../report/statistics.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';

const ROUNDS = 12;

/** Milliseconds since the navigation to the page began. */
interface Opening {
  /** Until then the browser was at work: a process, a document, the extension's APIs. */
  readonly beginsMs: number;
  readonly stateMs: number;
}

/** A page of the extension, and what is in its document once it shows everything. */
interface Opened {
  readonly path: string;
  readonly sign: string;
}

const POPUP: Opened = { path: 'popup.html', sign: '.popup footer' };

/** The least that a popup can be: what it takes is the browser's own. */
const EMPTY: Opened = { path: 'empty.html', sign: '#empty' };
const EMPTY_FILES: Readonly<Record<string, string>> = {
  'empty.html':
    '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="empty.css"><body><script type="module" src="empty.js"></script>',
  'empty.css': 'body { margin: 0 }',
  'empty.js': 'document.body.append(Object.assign(document.createElement("p"), { id: "empty" }));',
};

/** Runs before the page's own script: notes when it may begin, and when everything is shown. */
const watch = (sign: string): string => `globalThis.beginsMs = performance.now();
new MutationObserver((_, observer) => {
  if (!document.querySelector('${sign}')) return;
  observer.disconnect();
  globalThis.stateMs = performance.now();
}).observe(document, { childList: true, subtree: true });`;

/** Opens the page behind the meeting, as the browser does before it. */
async function openPage(bench: BenchBrowser, { path, sign }: Opened): Promise<Opening> {
  const { connection, extension } = bench.browser;
  const { targetId } = await connection.root.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    background: true,
  });
  const page = new Page(connection, await connection.attach(targetId), targetId);
  await page.session.send('Page.enable');
  await page.session.send('Page.addScriptToEvaluateOnNewDocument', { source: watch(sign) });
  await page.goto(extension?.url(path) ?? '');
  await until(`${path} shows everything`, () => page.evaluate('!!globalThis.stateMs'));
  const opening = await page.evaluate<Opening>('({ beginsMs, stateMs })');
  await page.close();
  return opening;
}

const row = (first: Opening, later: readonly Opening[], key: keyof Opening) => ({
  first: first[key],
  ...summaryColumns(summarise(later.map((opening) => opening[key]))),
});

/** How long the popup takes to show everything, the first time in a browser and later. */
export async function measurePopup(): Promise<Findings> {
  const bench = await BenchBrowser.open(CAMERA_SITE);
  for (const [name, content] of Object.entries(EMPTY_FILES)) {
    writeFileSync(join(bench.extensionDir, name), content);
  }
  try {
    const meeting = await bench.guardedTab(CAMERA_PATH);
    await meeting.evaluate(
      'navigator.mediaDevices.getUserMedia({ video: true, audio: true }).then(() => 0)',
    );
    const first = await openPage(bench, POPUP);
    const firstEmpty = await openPage(bench, EMPTY);
    const later: Opening[] = [];
    const empty: Opening[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      later.push(await openPage(bench, POPUP));
      empty.push(await openPage(bench, EMPTY));
    }
    const rows = {
      'popup, script may begin': row(first, later, 'beginsMs'),
      'popup, full state': row(first, later, 'stateMs'),
      'empty page, script may begin': row(firstEmpty, empty, 'beginsMs'),
      'empty page, all shown': row(firstEmpty, empty, 'stateMs'),
    };
    const what = 'popup, later';
    const measured = median(later.map(({ stateMs }) => stateMs));
    return {
      tables: [{ title: 'Popup, ms since its navigation', rows }],
      targets: [
        { what: 'popup, first in a new browser', atMost: 200, unit: 'ms', measured: first.stateMs },
        { what, atMost: 200, unit: 'ms', measured },
      ],
    };
  } finally {
    await bench.close();
  }
}
