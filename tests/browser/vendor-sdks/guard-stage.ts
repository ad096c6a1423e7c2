import type { SdkStep } from './describe-tracks.ts';
import type { PageReport } from './page.ts';
import { presentPhase, type SdkPage } from './sdk-browser.ts';

/**
 * Whether a guarded camera starts covered and a guarded microphone muted. The one place to switch
 * these expectations on.
 */
export const CAPPED_ON_JOIN: boolean = true;

/** The card is sent once a second: after so many an uncovered camera would long have shown pictures. */
const COVERED_FRAMES = 3;
/** Blocks of 10 ms, and readings of an SDK's meter: the fake microphone beeps every second. */
const MUTED_BLOCKS = 150;
const MUTED_READINGS = 30;

/** What an SDK may say of a microphone that tells it, as the standard has it, that it is muted. */
export const MUTE_NOTICE = /audio track is unable to provide media output/;

/** What a page had until a person uncovered its devices. */
export interface CoveredSight {
  readonly frames: number;
  readonly notCards: number;
  readonly soundEnergy: number;
  /** As the SDK measures it; 0 where it does not. */
  readonly volume: number;
}

/** Whether a report is long enough to believe in cards and silence. */
function isLongEnough(report: PageReport): boolean {
  const { soundBlocks, meter } = report;
  const heard = soundBlocks >= MUTED_BLOCKS || (soundBlocks === 0 && meter !== null);
  const metered = meter === null || meter.readings >= MUTED_READINGS;
  return presentPhase(report).frames >= COVERED_FRAMES && heard && metered;
}

/** Watches the covered devices of a guarded page; null while nothing starts capped. */
export async function watchCovered(sdk: SdkPage): Promise<CoveredSight | null> {
  if (!CAPPED_ON_JOIN) return null;
  const report = await sdk.untilReport('covered frames and silence', isLongEnough);
  const { frames, cards } = presentPhase(report);
  const { soundEnergy, meter } = report;
  return { frames, notCards: frames - cards, soundEnergy, volume: meter?.volume ?? 0 };
}

/**
 * The steps as they must agree with those of a page without the guard: before the devices are
 * uncovered, just after `open`, a guarded track may say that it is muted.
 */
export function comparableSteps(steps: readonly SdkStep[]): readonly SdkStep[] {
  if (!CAPPED_ON_JOIN) return steps;
  return steps.map(({ call, tracks }) => ({
    call,
    tracks: call === 'open' ? tracks.map((track) => ({ ...track, muted: false })) : tracks,
  }));
}

/** The person's act: uncovers camera and microphone of the page. */
export async function uncover({ extension }: SdkPage): Promise<void> {
  await extension?.act('uncap', 'camera');
  await extension?.act('uncap', 'microphone');
}
