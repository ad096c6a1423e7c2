import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import type { SdkStep } from './describe-tracks.ts';
import { type CoveredSight, uncover, watchCovered } from './guard-stage.ts';
import type { PageReport } from './page.ts';
import { presentPhase, type SdkBrowser, type SdkPage } from './sdk-browser.ts';

/** Pictures to be judged once the devices are live, and again after the last call. */
export const LIVE_PICTURES = 30;
const LATER_PICTURES = 10;

/** What one SDK did in one browser. */
export interface SdkRun {
  readonly steps: readonly SdkStep[];
  readonly log: readonly string[];
  /** By phase: 'start', 'live', 'later'. */
  readonly pictures: readonly PhaseFigures[];
  /** Whether the SDK tells how loud the microphone is. */
  readonly hearsItself: boolean;
  /** Null without the guard, or while nothing starts capped. */
  readonly covered: CoveredSight | null;
}

/** By the tracks, and by the SDK's own meter where it has one. */
const hasSound = ({ soundEnergy, soundBlocks, meter }: PageReport): boolean =>
  (soundBlocks > 0 || meter !== null) &&
  (soundBlocks === 0 || soundEnergy > 0) &&
  (meter === null || meter.volume > 0);

/** Waits until both devices are heard and seen. */
async function untilLive(sdk: SdkPage, phase: string, pictures: number): Promise<void> {
  await sdk.beginPhase(phase);
  await sdk.untilReport(
    `pictures and sound, ${phase}`,
    (report) => presentPhase(report).pictures >= pictures && hasSound(report),
  );
}

async function useDevices(
  sdk: SdkPage,
  guarded: boolean,
  logsUntil: Promise<unknown>,
): Promise<SdkRun> {
  const steps: SdkStep[] = [{ call: 'open', tracks: await sdk.open() }];
  const covered = guarded ? await watchCovered(sdk) : null;
  if (guarded) await uncover(sdk);
  await untilLive(sdk, 'live', LIVE_PICTURES);
  steps.push({ call: 'live', tracks: await sdk.describe() });
  for (const call of await sdk.actions()) steps.push({ call, tracks: await sdk.act(call) });
  await untilLive(sdk, 'later', LATER_PICTURES);
  steps.push({ call: 'stop', tracks: await sdk.stop() });
  await logsUntil;
  const { log, pictures, meter } = await sdk.report();
  return { steps, log, pictures, hearsItself: meter !== null, covered };
}

/**
 * Opens the devices with one SDK, uses all of its calls, and lets go. `path` is its page; it stays
 * open, and its log is kept, until `logsUntil` is settled.
 */
export function runSdk(
  browser: SdkBrowser,
  path: string,
  logsUntil: Promise<unknown> = Promise.resolve(),
): Promise<SdkRun> {
  const guarded = browser.browser.extension !== null;
  return browser.withSdk(path, (sdk) => useDevices(sdk, guarded, logsUntil));
}
