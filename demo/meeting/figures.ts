import type { Judgement, Sight } from './judge.ts';

/** What has arrived at the far end so far. */
export interface Figures {
  /** Decoded pictures. */
  readonly received: number;
  /** Of these, how many showed what; all zero when pictures cannot be judged (a real camera). */
  readonly sights: Readonly<Record<Sight, number>>;
  /** What the latest picture showed; null before the first or when it cannot be judged. */
  readonly current: Sight | null;
  /** Pictures a second over the last second; 0 when none came. */
  readonly frameRate: number;
  /** Size of the latest picture in pixels, 0 before the first. */
  readonly width: number;
  readonly height: number;
}

/** Span over which the frame rate is counted, in ms. */
const RATE_SPAN = 1000;

/** Counts pictures as they arrive. */
export class FigureCounter {
  private received = 0;
  private readonly sights: Record<Sight, number> = { open: 0, guarded: 0, covered: 0 };
  private current: Sight | null = null;
  private size = { width: 0, height: 0 };
  private arrivals: number[] = [];

  /** @param now in ms, from any clock that only runs forward. */
  add(size: { width: number; height: number }, judgement: Judgement | null, now: number): void {
    this.received++;
    this.size = size;
    this.arrivals.push(now);
    this.current = judgement?.sight ?? null;
    if (judgement) this.sights[judgement.sight]++;
  }

  read(now: number): Figures {
    this.arrivals = this.arrivals.filter((time) => now - time < RATE_SPAN);
    return {
      received: this.received,
      sights: { ...this.sights },
      current: this.current,
      frameRate: Math.round((this.arrivals.length * 1000) / RATE_SPAN),
      ...this.size,
    };
  }
}
