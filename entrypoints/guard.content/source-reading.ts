import { framePath } from './frame-path';
import type { Outlet } from './outlet';
import type { FrameClock } from './picture-track';
import { repeatUntil } from './repeat-until';

/** Enough for whoever joins to see the card; a hidden tab lets no timer be faster. */
const CARD_EVERY_MS = 1_000;

export interface SourceReadingOwner {
  /** Whether the device is switched off: there is nothing to read then. */
  readonly isOff: boolean;
  /** Owns the frame. */
  onFrame(frame: VideoFrame): void;
  /** Called regularly while the device is off. */
  onOff(): void;
  /** The device behind the first stand-in is gone. Takes the stand-in out. */
  onLost(outlet: Outlet): void;
}

/** Reads the source of a capture's first stand-in, and the next one's when that is gone. */
export class SourceReading {
  /** Ends the reading of the source that is read now. */
  #lead: AbortController | null = null;

  /** @param outlets Read whenever a source ends; they stay the capture's. */
  constructor(
    private readonly outlets: readonly Outlet[],
    private readonly clock: FrameClock,
    private readonly owner: SourceReadingOwner,
  ) {}

  /** Resolves once there is no stand-in any more. Not to be called again before. */
  async run(): Promise<void> {
    for (let first = this.outlets[0]; first; first = this.outlets[0]) {
      const lead = new AbortController();
      this.#lead = lead;
      if (this.owner.isOff) {
        await repeatUntil(lead.signal, CARD_EVERY_MS, () => this.owner.onOff());
        continue;
      }
      const { source } = first;
      await framePath.readFrames(source, lead.signal, this.clock, (frame) =>
        this.owner.onFrame(frame),
      );
      if (lead.signal.aborted || this.owner.isOff || first.source !== source) continue;
      this.owner.onLost(first);
    }
  }

  /** Another stand-in is the first, or another source is behind it. */
  renew(): void {
    this.#lead?.abort();
  }
}
