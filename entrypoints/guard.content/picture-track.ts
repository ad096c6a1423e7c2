/** A track that shows whatever pictures it is given. */
export interface PictureTrack {
  /** What the page gets: a plain `MediaStreamTrack`. */
  readonly track: MediaStreamTrack;
  /**
   * Shows one picture; owns the frame. While the track takes another it waits, and the newest of those
   * that wait is the one that goes out: it may be the last for minutes, or the cover card.
   */
  write(frame: VideoFrame): void;
  /** Ends the track and all its clones, as the loss of a device does. */
  end(): void;
}

/** A clock that keeps its time in a hidden tab. */
export interface FrameClock {
  /** @param everyMs Between two ticks. @returns what ends it. */
  run(everyMs: number, onTick: () => void): () => void;
}
