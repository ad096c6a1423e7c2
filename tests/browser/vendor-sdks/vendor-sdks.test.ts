import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { bundleSdk } from './bundle-sdk.ts';
import { CAPPED_ON_JOIN, comparableSteps, MUTE_NOTICE } from './guard-stage.ts';
import { type PeerBroker, startPeerBroker } from './peer-broker.ts';
import { LIVE_PICTURES, runSdk, type SdkRun } from './run-sdk.ts';
import { SdkBrowser } from './sdk-browser.ts';
import { VENDOR_SDKS } from './sdks.ts';
import { type ComparedSdk, DOCUMENT, renderDocument } from './table.ts';

let site: Site;
let broker: PeerBroker;
let bare: SdkBrowser;
let guarded: SdkBrowser;

beforeAll(async () => {
  broker = await startPeerBroker();
  const scripts = Object.fromEntries(VENDOR_SDKS.map(({ name }) => [name, name]));
  site = await serveSite(scripts, bundleSdk);
  bare = await SdkBrowser.open(site.origin);
  guarded = await SdkBrowser.open(site.origin, builtExtension());
});

afterAll(async () => {
  await bare?.close();
  await guarded?.close();
  await site?.close();
  await broker?.close();
});

const leaked = ({ pictures }: SdkRun): number =>
  pictures.reduce((sum, phase) => sum + phase.leaked, 0);

/** The run without the guard shows that the test sees what it looks for. */
function expectControl(run: SdkRun): void {
  const [opened] = run.steps;
  const camera = opened?.tracks.find(({ kind }) => kind === 'video');
  expect(camera?.settings).toMatchObject({ deviceId: 'videoinput 0' });
  expect(leaked(run)).toBeGreaterThanOrEqual(LIVE_PICTURES);
  const released = run.steps.at(-1)?.tracks.map(({ readyState }) => readyState);
  expect(new Set(released)).toEqual(new Set(['ended']));
}

function expectSame(run: SdkRun, control: SdkRun): void {
  expect(comparableSteps(run.steps)).toEqual(control.steps);
  const news = run.log.filter((entry) => !control.log.includes(entry));
  expect(news.filter((entry) => !MUTE_NOTICE.test(entry))).toEqual([]);
  expect(leaked(run)).toBe(0);
  if (CAPPED_ON_JOIN) expect(run.covered).toMatchObject({ notCards: 0, soundEnergy: 0, volume: 0 });
}

describe('the SDK of a vendor works unchanged', () => {
  const compared = new Map<string, ComparedSdk>();

  test.for(VENDOR_SDKS)('$packageName', async (sdk) => {
    const path = `${sdk.name}?broker=${broker.port}`;
    const running = runSdk(guarded, path);
    // What SDKs say of the missing network comes late: the control listens for as long as the other.
    const controlling = runSdk(bare, path, Promise.allSettled([running]));
    const [control, run] = await Promise.all([controlling, running]);
    compared.set(sdk.name, { sdk, bare: control, same: false });
    expectControl(control);
    expectSame(run, control);
    compared.set(sdk.name, { sdk, bare: control, same: true });
  });

  test('the table in the docs says so', async ({ skip }) => {
    skip(compared.size < VENDOR_SDKS.length, 'not every SDK has been run');
    await expect(renderDocument([...compared.values()])).toMatchFileSnapshot(DOCUMENT);
  });
});
