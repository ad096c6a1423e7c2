import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CAMERA_PATH, CAMERA_SITE, CameraDriver } from '../camera-page/driver.ts';
import type { Findings, Table, Target } from '../report/findings.ts';
import { median, summarise } from '../report/statistics.ts';
import { BenchBrowser } from '../setting/bench-browser.ts';
import { mediapipeFolder, twilioFolder, visionFolder } from '../setting/peer-folders.ts';
import type { SiteContent } from '../setting/site.ts';
import { collectReports } from '../setting/told-figures.ts';
import { addMetadata } from './model/add-metadata.ts';
import type { PeerName, PeerTimes } from './page/main.ts';

const OWN_MS = 8_000;

/** A machine without a GPU has WebGL in software, or none: each peer counts where it is faster. */
const BROWSERS = [
  { name: 'software WebGL', args: [] },
  { name: 'no WebGL', args: ['--disable-gpu', '--disable-software-rasterizer'] },
] as const;

interface Measured {
  readonly name: string;
  readonly webgl: string;
  readonly peer: PeerTimes;
  /** Lenscap in the same browser, medians in ms a picture. */
  readonly own: OwnTimes;
}

interface OwnTimes {
  /** From the camera's picture to the released one, transport included. */
  readonly through: number;
  readonly engine: number;
}

/** Serves the peers' own files from this machine, and LiveKit's model. Owned by the caller. */
function prepareSite(): { content: SiteContent; remove(): void } {
  const mediapipe = mediapipeFolder();
  const models = mkdtempSync(join(tmpdir(), 'lenscap-bench-model-'));
  const net = readFileSync(join(mediapipe, 'selfie_segmentation.tflite'));
  writeFileSync(join(models, 'selfie.tflite'), addMetadata(net));
  const folders = {
    '/twilio/': twilioFolder(),
    '/mediapipe/': mediapipe,
    '/vision/': visionFolder(),
    '/model/': models,
  };
  const pages = { ...CAMERA_SITE.pages, peers: 'peers/page/main.ts' };
  return { content: { pages, folders }, remove: () => rmSync(models, { recursive: true }) };
}

async function measureOwn(bench: BenchBrowser): Promise<OwnTimes> {
  const driver = new CameraDriver(await bench.guardedTab(CAMERA_PATH));
  await driver.watch(false);
  const reports = await collectReports(bench.browser, OWN_MS);
  await driver.close();
  await driver.page.close();
  const engine = reports.flatMap(({ load }) =>
    load ? [Object.values(load.stages).reduce((sum, stage) => sum + stage, 0)] : [],
  );
  return {
    through: median(reports.map(({ figures }) => figures.latencyMs)),
    engine: median(engine),
  };
}

async function measurePeer(bench: BenchBrowser, name: PeerName): Promise<PeerTimes> {
  const page = await bench.nativeTab('/peers');
  const times = await page.evaluate<PeerTimes>(`peers.measure(${JSON.stringify(name)})`);
  await page.close();
  return times;
}

async function measureBrowser(
  { name: webgl, args }: (typeof BROWSERS)[number],
  content: SiteContent,
): Promise<Measured[]> {
  const bench = await BenchBrowser.open(content, { args });
  try {
    const page = await bench.nativeTab('/peers');
    const names = await page.evaluate<PeerName[]>('peers.names');
    const renderer = await page.evaluate<string | null>('peers.webglRenderer()');
    console.log(`${webgl}: ${renderer ?? 'none'}`);
    await page.close();
    const measured: Measured[] = [];
    for (const name of names) {
      const own = await measureOwn(bench);
      measured.push({ name, webgl, peer: await measurePeer(bench, name), own });
    }
    return measured;
  } finally {
    await bench.close();
  }
}

function rowsOf(measured: readonly Measured[]): Table['rows'] {
  const rows = measured.map(({ name, webgl, peer, own }) => {
    const { best, median: middle, p95, samples } = summarise(peer.times);
    const row =
      peer.error === null
        ? {
            best,
            median: middle,
            p95,
            samples,
            'Lenscap, in to out': own.through,
            ratio: middle / own.through,
            'Lenscap, engine alone': own.engine,
            'ratio to engine': middle / own.engine,
          }
        : { error: peer.error.split('\n')[0]?.slice(0, 60) ?? '' };
    return [`${name}; ${webgl}`, row];
  });
  return Object.fromEntries(rows);
}

const PRODUCTS = ['Twilio', 'MediaPipe', 'LiveKit'] as const;

/** A product in the configuration that is its fastest, against Lenscap in the same browser. */
function targetOf(product: (typeof PRODUCTS)[number], measured: readonly Measured[]): Target {
  const middle = ({ peer }: Measured): number => median(peer.times);
  const [best] = measured
    .filter(({ name, peer }) => name.startsWith(product) && peer.error === null)
    .sort((one, other) => middle(one) - middle(other));
  const besides = measured.filter(({ webgl }) => webgl === best?.webgl);
  const own = median(besides.map(({ own: { through } }) => through));
  const ratio = best ? middle(best) / own : Number.NaN;
  return { what: `${product} at its best`, atLeast: 4, unit: '× Lenscap', measured: ratio };
}

/** The same 720p camera through other background blurs, on the processor, in the same browser. */
export async function measurePeers(): Promise<Findings> {
  const { content, remove } = prepareSite();
  try {
    const measured: Measured[] = [];
    for (const browser of BROWSERS) measured.push(...(await measureBrowser(browser, content)));
    const title = '720p picture in, processed pixels out: ms per picture';
    const targets = PRODUCTS.map((product) => targetOf(product, measured));
    return { tables: [{ title, rows: rowsOf(measured) }], targets };
  } finally {
    remove();
  }
}
