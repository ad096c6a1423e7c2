import { setTimeout as wait } from 'node:timers/promises';
import { makePages } from '../../tests/development-set/text-pages.ts';
import type { Page } from '../../tests/rig/page.ts';
import type { Findings } from '../report/findings.ts';
import { quantile } from '../report/statistics.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';
import type { ShownLines } from './notes.ts';
import type { InkSample } from './page.ts';

const SITE = { pages: { notes: 'legibility/notes.ts', share: 'legibility/page.ts' } } as const;
const ARGS = [
  '--auto-select-tab-capture-source-by-title=Bench notes',
  '--window-size=1280,860',
] as const;

const SEED = 404;
const SLIDES = 6;
const LINES_OF_A_SLIDE = 12;

/** Time that a slide is left alone. */
const SHOWN_MS = 6_000;

/** What people wait without a thought. */
const SOON_MS = 3_000;

/** Of the ink that a line has without Lenscap: what is missing is the encoder's. */
const READABLE_INK = 0.8;

/** Lines without secrets, of wordings that nothing was tuned on. */
function makeSlides(): string[][] {
  const lines = makePages('test', SEED, 2)
    .filter(({ lines }) => lines.every(({ isSecret }) => !isSecret))
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .filter(({ length }) => length > 6 && length < 80);
  return Array.from({ length: SLIDES }, (_, slide) =>
    lines.slice(slide * LINES_OF_A_SLIDE, (slide + 1) * LINES_OF_A_SLIDE),
  );
}

interface Series {
  readonly shownAt: number;
  readonly samples: readonly InkSample[];
}

async function watchSlides(bench: BenchBrowser, side: 'native' | 'guarded', slides: string[][]) {
  const open = (path: string): Promise<Page> =>
    side === 'native' ? bench.nativeTab(path) : bench.guardedTab(path);
  const notes = await open('/notes');
  const share = await open('/share');
  await share.session.send('Runtime.evaluate', {
    ...{ expression: 'share()', userGesture: true, awaitPromise: true },
  });
  await notes.session.send('Page.bringToFront');
  const series: Series[] = [];
  for (const slide of slides) {
    const { time, places } = await notes.evaluate<ShownLines>(`show(${JSON.stringify(slide)})`);
    await share.evaluate(`look(${JSON.stringify(places)})`);
    await wait(SHOWN_MS);
    series.push({ shownAt: time, samples: await share.evaluate<InkSample[]>('look([])') });
    await notes.evaluate('show([])');
    await wait(SOON_MS / 3);
  }
  await share.evaluate('closeCall()');
  for (const tab of [notes, share]) await tab.close();
  return series;
}

/** Milliseconds until each line had its ink; infinite for those that never had. */
function delaysOf({ shownAt, samples }: Series, reference: readonly number[]): number[] {
  return reference.map((ink, line) => {
    const readable = samples.find((one) => (one.ink[line] ?? 0) >= READABLE_INK * ink);
    return readable ? readable.time - shownAt : Number.POSITIVE_INFINITY;
  });
}

const lastInk = ({ samples }: Series): readonly number[] => samples.at(-1)?.ink ?? [];

/** How soon harmless text on a shared tab can be read at the far end of a call. */
export async function measureLegibility(): Promise<Findings> {
  const slides = makeSlides();
  const bench = await BenchBrowser.open(SITE, { args: [...ARGS], grantMedia: false });
  try {
    const native = await watchSlides(bench, 'native', slides);
    const guarded = await watchSlides(bench, 'guarded', slides);
    const references = native.map(lastInk);
    const delays = (series: readonly Series[]): number[] =>
      series.flatMap((one, slide) => delaysOf(one, references[slide] ?? []));
    const row = (values: readonly number[]) => ({
      lines: values.length,
      median: quantile(values, 0.5),
      'nine in ten': quantile(values, 0.9),
      never: values.filter((value) => value === Number.POSITIVE_INFINITY).length,
    });
    const times = delays(guarded);
    const soon = times.filter((time) => time <= SOON_MS).length / times.length;
    return {
      tables: [
        {
          title: `Harmless lines, ${LINES_OF_A_SLIDE} at once: ms from appearing until readable at the far end`,
          rows: { native: row(delays(native)), guarded: row(times) },
        },
      ],
      targets: [{ what: 'readable within 3 s', atLeast: 0.9, unit: 'share', measured: soon }],
    };
  } finally {
    await bench.close();
  }
}
