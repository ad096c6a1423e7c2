import { resolve } from 'node:path';
import { Browser } from '../../tests/rig/browser.ts';
import { type Findings, summaryColumns } from '../report/findings.ts';
import { median, summarise } from '../report/statistics.ts';
import { mediapipeFolder, twilioFolder } from '../setting/peer-folders.ts';
import { type SiteContent, serveBenchSite } from '../setting/site.ts';
import type { NetTimes } from './worker.ts';

/** As in the extension: no eval, no other origin, and cross-origin isolated. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const content = (): SiteContent => ({
  pages: { blank: '', worker: 'segmentation/worker.ts' },
  folders: {
    '/models/': resolve(import.meta.dirname, '../../public/models'),
    '/twilio/': twilioFolder(),
    '/mediapipe/': mediapipeFolder(),
  },
  headers: HEADERS,
});

const RUN_WORKER = `new Promise((resolve, reject) => {
  const worker = new Worker('/worker.js');
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
})`;

async function runWorker(): Promise<NetTimes> {
  const site = await serveBenchSite(content());
  const browser = await Browser.launch();
  try {
    const page = await browser.newTab(`${site.origin}/blank`);
    const answer = await page.evaluate<{ times?: NetTimes; error?: string }>(RUN_WORKER);
    if (!answer.times) throw new Error(answer.error ?? 'the worker gave no figures');
    return answer.times;
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The net alone: its two runners, and the published net in TFLite's own WebAssembly build. */
export async function measureSegmentation(): Promise<Findings> {
  const { startMs, contenders } = await runWorker();
  const peer = contenders.at(-1)?.times ?? [];
  const rows = contenders.map(({ name, times }) => [
    name,
    {
      ...summaryColumns(summarise(times)),
      // Of the same round, so that a busy moment counts for both.
      'ratio to TFLite': median(times.map((time, round) => time / (peer[round] ?? Number.NaN))),
    },
  ]);
  return {
    tables: [
      { title: 'Segmentation net: ms per picture', rows: Object.fromEntries(rows) },
      { title: 'From nothing to the first mask', rows: { start: { ms: startMs } } },
    ],
    targets: [],
  };
}
