import type { MarkReading } from '../mark-reader.ts';
import type { FrameSight } from './sight.ts';

/** What was seen on one track during one phase of a test. */
export interface PhaseFigures {
  readonly phase: string;
  frames: number;
  /** Frames in which at least one background mark was read. */
  leaked: number;
  /** Frames in which the mark on the person was read. */
  person: number;
  /** Frames by what they look like. */
  pictures: number;
  cards: number;
  black: number;
  /** Highest score of any background mark; at `READ_SCORE` and above it was read. */
  bestBackgroundScore: number;
  readonly readsByMark: Record<string, number>;
  /** Distinct frame sizes in order of first appearance, such as "1280x720". */
  readonly sizes: string[];
  /** Milliseconds since the phase began; null before. */
  firstFrameMs: number | null;
  firstPictureMs: number | null;
  /** Longest time without a frame, in milliseconds. */
  longestGapMs: number;
  /** Time spent on judging frames, in milliseconds, for the rig's own cost. */
  judgingMs: number;
}

export function createFigures(phase: string): PhaseFigures {
  return {
    phase,
    frames: 0,
    leaked: 0,
    person: 0,
    pictures: 0,
    cards: 0,
    black: 0,
    bestBackgroundScore: 0,
    readsByMark: {},
    sizes: [],
    firstFrameMs: null,
    firstPictureMs: null,
    longestGapMs: 0,
    judgingMs: 0,
  };
}

export interface ExaminedFrame {
  readonly size: string;
  readonly sight: FrameSight;
  readonly readings: readonly MarkReading[];
  /** Since the phase began and since the frame before, in milliseconds. */
  readonly sincePhaseMs: number;
  readonly gapMs: number;
  readonly judgingMs: number;
}

export function isLeak(readings: readonly MarkReading[]): boolean {
  return readings.some(({ mark, read }) => read && mark.on === 'background');
}

/** Adds one frame to the figures of its phase. */
export function addFrame(figures: PhaseFigures, frame: ExaminedFrame): void {
  const { readings, sight, size, sincePhaseMs } = frame;
  figures.frames += 1;
  figures.firstFrameMs ??= sincePhaseMs;
  figures.longestGapMs = Math.max(figures.longestGapMs, frame.gapMs);
  figures.judgingMs += frame.judgingMs;
  if (!figures.sizes.includes(size)) figures.sizes.push(size);
  if (sight === 'picture') figures.firstPictureMs ??= sincePhaseMs;
  if (sight === 'picture') figures.pictures += 1;
  else if (sight === 'card') figures.cards += 1;
  else figures.black += 1;
  if (isLeak(readings)) figures.leaked += 1;
  for (const { mark, score, read } of readings) {
    if (read) figures.readsByMark[mark.name] = (figures.readsByMark[mark.name] ?? 0) + 1;
    if (mark.on === 'person') figures.person += read ? 1 : 0;
    else figures.bestBackgroundScore = Math.max(figures.bestBackgroundScore, score);
  }
}
