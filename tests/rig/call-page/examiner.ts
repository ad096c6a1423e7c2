import { createMarkReader } from '../mark-reader.ts';
import { MARKS } from '../marks.ts';
import { addFrame, createFigures, isLeak, type PhaseFigures } from './figures.ts';
import { createLumaReader } from './frame-luma.ts';
import { classifySight } from './sight.ts';
import { encodePng } from './snapshot.ts';

/** Frames that may wait to be judged; a slow moment of the page must not lose one. */
export const QUEUED_FRAMES = 30;

/**
 * Judges every frame of the tracks it is given. Driven by frames alone: no timer, no element, no
 * animation frame, so neither a hidden tab nor a wiped document stops it.
 */
export class Examiner {
  readonly figures: PhaseFigures[] = [createFigures('start')];
  /** The first leaked frame of each phase, as base64 PNG. */
  readonly leaks: Record<string, string> = {};
  private readonly readMarks = createMarkReader(MARKS);
  private readonly readLuma = createLumaReader();
  private phaseBegan = performance.now();
  private lastFrameAt: number | null = null;
  private phaseAtCard: string | null = null;
  private wantsSnapshot: ((png: string) => void) | null = null;

  beginPhase(name: string): void {
    this.figures.push(createFigures(name));
    this.phaseBegan = performance.now();
  }

  /** Examines the track until it ends. The track stays the caller's. */
  async watch(track: MediaStreamVideoTrack): Promise<void> {
    const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: QUEUED_FRAMES });
    const reader = readable.getReader();
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) return;
      try {
        await this.examine(frame);
      } finally {
        frame.close();
      }
    }
  }

  /** Begins a phase with the next card: frames that are still to be judged may have come before it. */
  beginPhaseAtCard(name: string): void {
    this.phaseAtCard = name;
  }

  /** The next frame as base64 PNG; null if none comes in time. */
  snapshot(deadlineMs = 5000): Promise<string | null> {
    return new Promise((resolve) => {
      this.wantsSnapshot = resolve;
      setTimeout(() => resolve(null), deadlineMs);
    });
  }

  /** Judges one frame, which stays the caller's. */
  async examine(frame: VideoFrame): Promise<void> {
    const now = performance.now();
    const plane = await this.readLuma(frame);
    const judgingBegan = performance.now();
    const readings = this.readMarks(plane);
    const sight = classifySight(plane);
    if (sight === 'card' && this.phaseAtCard !== null) {
      this.beginPhase(this.phaseAtCard);
      this.phaseAtCard = null;
    }
    const figures = this.figures.at(-1) ?? createFigures('none');
    addFrame(figures, {
      size: `${frame.displayWidth}x${frame.displayHeight}`,
      sight,
      readings,
      sincePhaseMs: now - this.phaseBegan,
      gapMs: this.lastFrameAt === null ? 0 : now - this.lastFrameAt,
      judgingMs: performance.now() - judgingBegan,
    });
    this.lastFrameAt = now;
    if (isLeak(readings) && !(figures.phase in this.leaks)) {
      this.leaks[figures.phase] = await encodePng(frame);
    }
    const answer = this.wantsSnapshot;
    this.wantsSnapshot = null;
    answer?.(await encodePng(frame));
  }
}
