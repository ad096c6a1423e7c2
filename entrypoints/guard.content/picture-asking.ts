import { LATE_AFTER_MS } from '../../policy/capture-state';
import { loadLevel } from '../../policy/load-control';
import type { CaptureReport } from '../../protocol/background';
import type { FindingAct } from '../../protocol/person-act';
import type { PicturePath } from './picture-path';

/** A picture of the source and when it came, in `performance.now()` milliseconds. */
interface Picture {
  readonly frame: VideoFrame;
  readonly at: number;
}

export interface PictureAskingOwner {
  /** Whether pictures may go out at all: the gate is open, and somebody is there to look at them. */
  readonly isOpen: boolean;
  /** Called with the first picture. */
  createPath(): PicturePath;
  /** Owns the frame, of which all may be seen; `at` is when the picture came. */
  onReleased(frame: VideoFrame, at: number): void;
}

/**
 * Has pictures looked at, one at a time: of those that come meanwhile the newest waits. A camera's
 * wait for the gate to open is none, since another picture follows; a screen may have no other for minutes.
 */
export class PictureAsking {
  #path: PicturePath | null = null;
  #waiting: Picture | null = null;
  #isAsking = false;
  #askedAt = 0;
  #isReadable = true;
  /** Pictures owed: at a frame share of 1/2 every picture adds a half. */
  #credit = 1;

  constructor(
    private readonly kind: CaptureReport['kind'],
    private readonly owner: PictureAskingOwner,
  ) {}

  /** Whether the last picture could be looked at. */
  get isReadable(): boolean {
    return this.#isReadable;
  }

  /** Whether the answer that is awaited is late. */
  isLate(now: number): boolean {
    return this.#isAsking && now - this.#askedAt > LATE_AFTER_MS;
  }

  report(): Pick<CaptureReport, 'load' | 'reading'> {
    return { load: this.#path?.load ?? null, reading: this.#path?.report() ?? null };
  }

  /** Does what the person says about something that is hidden. */
  obey(act: FindingAct): void {
    this.#path?.obey(act);
  }

  /** Owns the frame, and takes it or lets it go. */
  offer(picture: Picture): void {
    const isWanted = this.#isWanted(picture.at);
    if (isWanted && !this.#isAsking) {
      this.#keepWaiting(null);
      void this.#ask(picture);
    } else if (isWanted || this.kind === 'screen') {
      this.#keepWaiting(picture);
    } else {
      picture.frame.close();
    }
  }

  /** Somebody is there to look again, or the gate has opened: a still screen sends no picture by itself. */
  retry(): void {
    if (!this.#isAsking) this.#askNext();
  }

  /** Nothing is looked at any more. */
  end(): void {
    this.#keepWaiting(null);
    this.#path?.end();
  }

  #isWanted(now: number): boolean {
    if (!this.owner.isOpen) return false;
    this.#credit = Math.min(1, this.#credit + loadLevel(this.#path?.load?.level ?? 0).frameShare);
    // A slow source must not fall behind what counts as late because pictures are left out.
    if (this.#credit < 1 && now - this.#askedAt < LATE_AFTER_MS / 2) return false;
    this.#credit = 0;
    return true;
  }

  /** Owns the frame. */
  async #ask({ frame, at }: Picture): Promise<void> {
    this.#isAsking = true;
    this.#askedAt = at;
    try {
      this.#path ??= this.owner.createPath();
      const released = await this.#path.take(frame);
      this.#isReadable = released !== 'unreadable';
      if (released && released !== 'unreadable') this.owner.onReleased(released, at);
    } finally {
      this.#isAsking = false;
      this.#askNext();
    }
  }

  #askNext(): void {
    const next = this.#waiting;
    if (!next) return;
    if (!this.owner.isOpen) {
      if (this.kind !== 'screen') this.#keepWaiting(null);
      return;
    }
    this.#waiting = null;
    // A screen's picture shows what is there now, however long ago it came.
    const at = this.kind === 'screen' ? performance.now() : next.at;
    void this.#ask({ frame: next.frame, at });
  }

  /** Owns the frame. */
  #keepWaiting(picture: Picture | null): void {
    this.#waiting?.frame.close();
    this.#waiting = picture;
  }
}
