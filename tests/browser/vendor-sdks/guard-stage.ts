import { presentPhase, type SdkPage } from './sdk-browser.ts';

/**
 * Whether a guarded camera starts covered and a guarded microphone muted. The one place to switch
 * these expectations on.
 */
export const CAPPED_ON_JOIN: boolean = false;

/** Frames and blocks of sound (of 10 ms) after which "nothing but cards and silence" is believed. */
const COVERED_FRAMES = 10;
/** The fake microphone beeps every second. */
const MUTED_BLOCKS = 150;

/** What a page had until a person uncovered its devices. */
export interface CoveredSight {
  readonly frames: number;
  readonly notCards: number;
  readonly soundEnergy: number;
  /** As the SDK measures it; 0 where it does not. */
  readonly volume: number;
}

/** Watches the covered devices of a guarded page; null while nothing starts capped. */
export async function watchCovered(sdk: SdkPage, hears: boolean): Promise<CoveredSight | null> {
  if (!CAPPED_ON_JOIN) return null;
  const report = await sdk.untilReport(
    'cards and silence were received',
    (seen) =>
      presentPhase(seen).frames >= COVERED_FRAMES && (!hears || seen.soundBlocks >= MUTED_BLOCKS),
  );
  const { frames, cards } = presentPhase(report);
  const { soundEnergy, volume } = report;
  return { frames, notCards: frames - cards, soundEnergy, volume: volume ?? 0 };
}

/** The person's act: uncovers camera and microphone of the page. Nothing to do while nothing is capped. */
export async function uncover(_sdk: SdkPage): Promise<void> {}
