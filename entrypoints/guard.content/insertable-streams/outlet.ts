/** One stand-in track and the way released pictures reach it. */
export class Outlet {
  /** What the page gets: a plain `MediaStreamTrack`, not the generator with its `writable`. */
  readonly standIn: MediaStreamTrack;
  readonly #generator: MediaStreamTrackGenerator<VideoFrame>;
  readonly #writer: WritableStreamDefaultWriter<VideoFrame>;
  #ended = false;

  /** @param source The real track; it stays the shim's, which stops it with the stand-in. */
  constructor(readonly source: MediaStreamVideoTrack) {
    this.#generator = new MediaStreamTrackGenerator({ kind: 'video' });
    this.#writer = this.#generator.writable.getWriter();
    // A stand-in that the page stops errors the stream: that is an end, not a fault.
    this.#writer.closed.catch(() => undefined);
    this.standIn = this.#generator.clone();
  }

  /** Sends one picture; owns the frame. A picture that the track cannot take now is dropped. */
  write(frame: VideoFrame): void {
    const isFull = (this.#writer.desiredSize ?? 0) <= 0;
    if (this.#ended || isFull) frame.close();
    else this.#writer.write(frame).catch(() => frame.close());
  }

  /** Ends the stand-in and all its clones, as the loss of a device does. Idempotent. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#writer.close().catch(() => undefined); // stopped by the page: ended already
    this.#generator.stop();
  }
}
