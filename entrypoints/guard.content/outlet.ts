import { framePath } from './frame-path';

/** One stand-in track, the source behind it, and the way released pictures reach it. */
export class Outlet {
  /** The device, as its settings told; the same one is opened again. */
  readonly deviceId: string | undefined;
  /** Constraints that the page gave; they hold for the next source too. */
  constraints: MediaTrackConstraints;
  /** Pixels of the pictures that are expected; 0 where the source does not know yet. */
  width: number;
  height: number;
  readonly #pictures = framePath.createPictureTrack((frame) => this.#onWritten?.(frame));
  #source: MediaStreamVideoTrack;
  #ended = false;
  #onWritten: ((frame: VideoFrame) => void) | null = null;

  /**
   * @param source The real track; it stays the shim's, which stops it with the stand-in.
   * @param likeness The outlet that is cloned while its device is off and cannot be asked.
   */
  constructor(source: MediaStreamVideoTrack, likeness?: Outlet) {
    const { deviceId, width = 0, height = 0 } = likeness ?? source.getSettings();
    this.#source = source;
    this.deviceId = deviceId;
    this.width = width;
    this.height = height;
    this.constraints = likeness?.constraints ?? source.getConstraints();
  }

  /** What the page gets. */
  get standIn(): MediaStreamTrack {
    return this.#pictures.track;
  }

  get source(): MediaStreamVideoTrack {
    return this.#source;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Takes what the page has constrained meanwhile: before the source goes off, or is asked again. */
  remember(): void {
    if (this.#source.readyState === 'ended') return;
    const { width = this.width, height = this.height } = this.#source.getSettings();
    this.width = width;
    this.height = height;
    this.constraints = this.#source.getConstraints();
  }

  /** Puts another source of the same device behind the stand-in; the one before goes off. */
  renew(source: MediaStreamVideoTrack): void {
    this.#source.stop();
    this.#source = source;
  }

  /** Sends one picture; owns the frame. */
  write(frame: VideoFrame): void {
    if (this.#ended) {
      frame.close();
      return;
    }
    this.#pictures.write(frame);
  }

  /**
   * Shows every picture that the stand-in gets to one watcher, who may not keep or close it.
   * @returns what ends it.
   */
  watch(onWritten: (frame: VideoFrame) => void): () => void {
    this.#onWritten = onWritten;
    return () => {
      if (this.#onWritten === onWritten) this.#onWritten = null;
    };
  }

  /** Ends the stand-in and all its clones, as the loss of a device does. Idempotent. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#pictures.end();
  }
}
