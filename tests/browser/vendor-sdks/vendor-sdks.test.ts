import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { bundleSdk } from './bundle-sdk.ts';
import { CAPPED_ON_JOIN } from './guard-stage.ts';
import { type PeerBroker, startPeerBroker } from './peer-broker.ts';
import { LIVE_PICTURES, runSdk, type SdkRun } from './run-sdk.ts';
import { SdkBrowser } from './sdk-browser.ts';
import { VENDOR_SDKS } from './sdks.ts';

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

describe('the SDK of a vendor works unchanged', () => {
  test.for(VENDOR_SDKS)('$packageName', async ({ name }) => {
    const path = `${name}?broker=${broker.port}`;
    const [expected, run] = await Promise.all([runSdk(bare, path), runSdk(guarded, path)]);
    expect(run.steps).toEqual(expected.steps);
    expect(run.log.filter((entry) => !expected.log.includes(entry))).toEqual([]);
    expect(leaked(run)).toBe(0);
    expect(leaked(expected)).toBeGreaterThanOrEqual(LIVE_PICTURES);
  });
});
