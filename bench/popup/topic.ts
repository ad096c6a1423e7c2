import { Page } from '../../tests/rig/page.ts';
import { until } from '../../tests/rig/until.ts';
import { CAMERA_PATH, CAMERA_SITE } from '../camera-page/driver.ts';
import { type Findings, summaryColumns } from '../report/findings.ts';
import { median, summarise } from '../report/statistics.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';

const ROUNDS = 12;

/** Milliseconds since the navigation to the popup began. */
interface Opening {
  /** Until then the browser was at work: a process, a document, the extension's APIs. */
  readonly beginsMs: number;
  readonly stateMs: number;
}

/** Runs before the popup's own script: notes when it may begin, and when the whole state is shown. */
const WATCH = `globalThis.beginsMs = performance.now();
new MutationObserver((_, observer) => {
  if (!document.querySelector('.popup footer')) return;
  observer.disconnect();
  globalThis.stateMs = performance.now();
}).observe(document, { childList: true, subtree: true });`;

/** Opens the popup's page behind the meeting, as the browser does before it. */
async function openPopup(bench: BenchBrowser): Promise<Opening> {
  const { connection, extension } = bench.browser;
  const { targetId } = await connection.root.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    background: true,
  });
  const popup = new Page(connection, await connection.attach(targetId), targetId);
  await popup.session.send('Page.enable');
  await popup.session.send('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
  await popup.goto(extension?.url('popup.html') ?? '');
  await until('the popup shows its state', () => popup.evaluate('!!globalThis.stateMs'));
  const opening = await popup.evaluate<Opening>('({ beginsMs, stateMs })');
  await popup.close();
  return opening;
}

/** How long the popup takes to show everything, the first time in a browser and later. */
export async function measurePopup(): Promise<Findings> {
  const bench = await BenchBrowser.open(CAMERA_SITE);
  try {
    const meeting = await bench.guardedTab(CAMERA_PATH);
    await meeting.evaluate(
      'navigator.mediaDevices.getUserMedia({ video: true, audio: true }).then(() => 0)',
    );
    const first = await openPopup(bench);
    const later: Opening[] = [];
    for (let round = 0; round < ROUNDS; round++) later.push(await openPopup(bench));
    const row = (key: keyof Opening) => ({
      first: first[key],
      ...summaryColumns(summarise(later.map((opening) => opening[key]))),
    });
    return {
      tables: [
        {
          title: 'Popup, ms since its navigation',
          rows: {
            'script may begin': row('beginsMs'),
            'full state': row('stateMs'),
          },
        },
      ],
      targets: [
        { what: 'popup, first in a new browser', atMost: 200, unit: 'ms', measured: first.stateMs },
        {
          what: 'popup, later',
          atMost: 200,
          unit: 'ms',
          measured: median(later.map(({ stateMs }) => stateMs)),
        },
      ],
    };
  } finally {
    await bench.close();
  }
}
