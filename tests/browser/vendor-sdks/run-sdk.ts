import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import type { TrackDescription } from './describe-tracks.ts';
import { type CoveredSight, uncover, watchCovered } from './guard-stage.ts';
import type { PageReport } from './page.ts';
import { presentPhase, type SdkBrowser, type SdkPage } from './sdk-browser.ts';

/** Pictures to be judged once the devices are live, and again after the last call. */
export const LIVE_PICTURES = 30;
const LATER_PICTURES = 10;

/** The tracks after one call of the SDK. */
export interface SdkStep {
  readonly call: string;
  readonly tracks: readonly TrackDescription[];
}

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

const hasSound = ({ soundEnergy, volume }: PageReport): boolean =>
  soundEnergy > 0 || (volume ?? 0) > 0;

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
  const hears = steps[0]?.tracks.some(({ kind }) => kind === 'audio') ?? false;
  const covered = guarded ? await watchCovered(sdk, hears) : null;
  if (guarded) await uncover(sdk);
  await untilLive(sdk, 'live', LIVE_PICTURES);
  for (const call of await sdk.actions()) steps.push({ call, tracks: await sdk.act(call) });
  await untilLive(sdk, 'later', LATER_PICTURES);
  steps.push({ call: 'stop', tracks: await sdk.stop() });
  await logsUntil;
  const { log, pictures, volume } = await sdk.report();
  return { steps, log, pictures, hearsItself: volume !== null, covered };
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
