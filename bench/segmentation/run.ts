/**
 * `npx tsx bench/segmentation/run.ts`: time per picture of the segmentation net, for the replay,
 * for `GraphModel.execute`, and for the published net in TFLite's own WebAssembly build, in one
 * worker of one Chromium, in turns. Needs `npm run models` first.
 */
import { chromium } from 'playwright-core';
import { findChromium } from '../../tests/rig/chromium-path.ts';
import { serveBench } from './site.ts';
import type { Figures } from './worker.ts';

const site = await serveBench();
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.goto(site.url);
  const answer = await page.evaluate(
    () =>
      new Promise<{ figures?: Figures; error?: string }>((resolve) => {
        const worker = new Worker('/worker.js');
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => resolve({ error: message });
      }),
  );
  if (!answer.figures) throw new Error(answer.error ?? 'the worker gave no figures');
  console.log(`worker script ${Math.round(site.workerBytes / 1024)} kB (with the bench in it)`);
  print(answer.figures);
} finally {
  await browser.close();
  site.close();
}

function print({ startMs, contenders }: Figures): void {
  console.log(`from nothing to the first mask: ${startMs.toFixed(0)} ms`);
  const peer = contenders.at(-1)?.times ?? [];
  const rows = contenders.map(({ name, times }) => ({
    name,
    'min ms': Number(Math.min(...times).toFixed(2)),
    'median ms': Number(median(times).toFixed(2)),
    // Of the same round, so that a busy moment counts for both.
    'median ratio to TFLite': Number(
      median(times.map((time, round) => time / (peer[round] ?? Number.NaN))).toFixed(2),
    ),
  }));
  console.table(rows);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
