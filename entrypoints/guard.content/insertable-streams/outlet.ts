/** One stand-in track, the source behind it, and the way released pictures reach it. */
export class Outlet {
  /** What the page gets: a plain `MediaStreamTrack`, not the generator with its `writable`. */
  readonly standIn: MediaStreamTrack;
  /** The device, as its settings told; the same one is opened again. */
  readonly deviceId: string | undefined;
  /** Constraints that the page gave; they hold for the next source too. */
  constraints: MediaTrackConstraints;
  /** Pixels of the pictures that are expected; 0 where the source does not know yet. */
  width: number;
  height: number;
  readonly #generator: MediaStreamTrackGenerator<VideoFrame>;
  readonly #writer: WritableStreamDefaultWriter<VideoFrame>;
  #source: MediaStreamVideoTrack;
  #ended = false;
  #onWritten: ((frame: VideoFrame) => void) | null = null;
  /** The newest picture, while the track takes the one before. */
  #next: VideoFrame | null = null;

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
    this.#generator = new MediaStreamTrackGenerator({ kind: 'video' });
    this.#writer = this.#generator.writable.getWriter();
    // A stand-in that the page stops errors the stream: that is an end, not a fault.
    this.#writer.closed.catch(() => undefined);
    this.standIn = this.#generator.clone();
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

  /**
   * Sends one picture; owns the frame. While the track takes another it waits, and the newest of those
   * that wait is the one that goes out: it may be the last for minutes, or the cover card.
   */
  write(frame: VideoFrame): void {
    this.#next?.close();
    this.#next = frame;
    this.#writeNext();
  }

  #writeNext(): void {
    const frame = this.#next;
    const room = this.#ended ? null : this.#writer.desiredSize;
    if (!frame || room === 0) return;
    this.#next = null;
    if (room === null || room < 0) {
      frame.close();
      return;
    }
    this.#onWritten?.(frame);
    const written = this.#writer.write(frame).catch(() => frame.close());
    void written.then(() => this.#writeNext());
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
    this.#writeNext();
    this.#writer.close().catch(() => undefined); // stopped by the page: ended already
    this.#generator.stop();
  }
}
