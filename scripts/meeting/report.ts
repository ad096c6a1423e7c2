import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, type Page, chromium as playwright, type Worker } from 'playwright-core';
import type { Figures } from '../../demo/meeting/figures.ts';
import type { Arrival } from '../../demo/meeting/meeting.ts';
import type { Probe } from '../../demo/probe.ts';
import type { DemoHandle } from '../../demo/report.ts';
import { type LatencySummary, matchLatencies, summarise } from './latency.ts';

declare const demo: DemoHandle;
declare const probe: Promise<Probe>;

export interface Report {
  readonly chromium: string;
  /** False in a control run. */
  readonly withExtension: boolean;
  /** Bytes of the built extension; 0 without it. */
  readonly extensionBytes: number;
  readonly seconds: number;
  readonly framesSent: number;
  readonly framesReceived: number;
  /** Pictures at the far end whose background could be read. */
  readonly framesLeaked: number;
  /** Pictures at the far end by what they showed. */
  readonly states: Figures['sights'];
  /** Pictures a second at the far end, over the whole run. */
  readonly fps: number;
  readonly width: number;
  readonly height: number;
  /** From the camera to the far end's decoder, guard and call included. */
  readonly latencyMs: LatencySummary | null;
  /** True when pictures of the person arrived and none of them leaked. */
  readonly passed: boolean;
}

export interface ReportOptions {
  readonly debuggerUrl: string;
  readonly chromium: string;
  readonly origin: string;
  readonly seconds: number;
  readonly dir: string;
  /** Null for a control run. */
  readonly extensionDir: string | null;
  /** Script that turns a page into a probe: see demo/probe.ts. */
  readonly probeScript: string;
}

/** How long the first picture may take to arrive, in ms. */
const FIRST_FRAME_TIMEOUT = 30_000;

async function failAfter(ms: number, message: string): Promise<never> {
  await wait(ms, null, { ref: false });
  throw new Error(message);
}

/** The extension's service worker. */
async function findWorker(client: Browser): Promise<Worker> {
  const context = client.contexts()[0];
  const worker = context?.serviceWorkers()[0] ?? (await context?.waitForEvent('serviceworker'));
  if (!worker) throw new Error('The extension did not start.');
  return worker;
}

/** The extension's API as its service worker has it; the little of it that is needed here. */
declare const chrome: {
  readonly tabs: {
    query(filter: object): Promise<readonly { readonly id: number }[]>;
    sendMessage(tab: number, message: object): Promise<unknown>;
  };
};

/** Says in every tab what a person says with the button "Uncover camera". */
async function uncoverCamera(client: Browser): Promise<void> {
  const worker = await findWorker(client);
  await worker.evaluate(async () => {
    const message = { kind: 'person-act', act: 'uncap', device: 'camera' };
    for (const { id } of await chrome.tabs.query({})) {
      await chrome.tabs.sendMessage(id, message).catch(() => null); // a tab without a guard
    }
  });
}

async function findMeetingPage(client: Browser, origin: string): Promise<Page> {
  const pages = client.contexts().flatMap((context) => context.pages());
  const page = pages.find((candidate) => candidate.url().startsWith(origin));
  if (!page) throw new Error('Chromium did not open the meeting.');
  await page.waitForLoadState('load'); // its scripts have run
  const arrived = page.evaluate(() => demo.meeting.untilReceived());
  await Promise.race([arrived, failAfter(FIRST_FRAME_TIMEOUT, 'No picture arrived.')]);
  return page;
}

/** An address where no content script runs: a page of the extension itself, if there is one. */
async function findUnguardedUrl(client: Browser, options: ReportOptions): Promise<string> {
  if (options.extensionDir === null) return `${options.origin}/camera/poster`;
  return new URL('/manifest.json', (await findWorker(client)).url()).href;
}

async function openProbe(client: Browser, meeting: Page, options: ReportOptions): Promise<Page> {
  const page = await meeting.context().newPage();
  await page.goto(await findUnguardedUrl(client, options));
  await page.evaluate(options.probeScript);
  await page.evaluate(async () => void (await probe));
  await meeting.bringToFront();
  return page;
}

const readMeeting = (page: Page): Promise<{ figures: Figures; sent: number }> =>
  page.evaluate(async () => ({
    figures: demo.meeting.figures.value,
    sent: await demo.meeting.countSent(),
  }));

async function measureFolder(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = files.map(async (file) => (await stat(join(file.parentPath, file.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function measureLatency(meeting: Page, probePage: Page): Promise<LatencySummary | null> {
  const departures: readonly Arrival[] = await probePage.evaluate(
    async () => (await probe).departures,
  );
  const arrivals: readonly Arrival[] = await meeting.evaluate(() => demo.meeting.arrivals);
  const first = departures[0]?.time ?? Number.POSITIVE_INFINITY;
  return summarise(
    matchLatencies(
      departures,
      arrivals.filter(({ time }) => time > first),
    ),
  );
}

async function savePictures(page: Page, dir: string): Promise<void> {
  const pictures = await page.evaluate(() => demo.takeSnapshots());
  await writeFile(join(dir, 'before.png'), Buffer.from(pictures.before, 'base64'));
  await writeFile(join(dir, 'after.png'), Buffer.from(pictures.after, 'base64'));
  await page.screenshot({ path: join(dir, 'meeting.png') });
}

async function compile(options: ReportOptions, page: Page, probePage: Page): Promise<Report> {
  const start = await readMeeting(page);
  const startTime = Date.now();
  await wait(options.seconds * 1000);
  const { figures, sent } = await readMeeting(page);
  const seconds = (Date.now() - startTime) / 1000;
  const arrived = figures.received - start.figures.received;
  return {
    chromium: options.chromium,
    withExtension: options.extensionDir !== null,
    extensionBytes: options.extensionDir === null ? 0 : await measureFolder(options.extensionDir),
    seconds,
    framesSent: sent,
    framesReceived: figures.received,
    framesLeaked: figures.sights.open,
    states: figures.sights,
    fps: Math.round((arrived / seconds) * 10) / 10,
    width: figures.width,
    height: figures.height,
    latencyMs: await measureLatency(page, probePage),
    passed: figures.sights.open === 0 && figures.sights.guarded > 0,
  };
}

/** Lets the running meeting go on for a while, then writes report.json and pictures of both ends. */
export async function writeReport(options: ReportOptions): Promise<Report> {
  await mkdir(options.dir, { recursive: true });
  const client = await playwright.connectOverCDP(options.debuggerUrl);
  const page = await findMeetingPage(client, options.origin);
  if (options.extensionDir !== null) await uncoverCamera(client);
  const probePage = await openProbe(client, page, options);
  const report = await compile(options, page, probePage);
  await savePictures(page, options.dir);
  await writeFile(join(options.dir, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  return report;
}
