/**
 * Reads a track's sound until it ends or `signal` aborts. The track is the reader's, which stops it.
 *
 * @param onSound Gets samples of −1 to 1 of one channel, and their rate in Hz; they are reused.
 */
export async function readSound(
  clone: MediaStreamTrack,
  signal: AbortSignal,
  onSound: (samples: Float32Array, rate: number) => void,
): Promise<void> {
  const { readable } = new MediaStreamTrackProcessor({ track: clone as MediaStreamAudioTrack });
  const reader = readable.getReader();
  const end = (): void => {
    void reader.cancel().catch(() => undefined); // already closed: as wanted
    clone.stop();
  };
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  let samples = new Float32Array(0);
  try {
    for (;;) {
      const { value: sound, done } = await reader.read();
      if (done) return;
      if (samples.length !== sound.numberOfFrames) samples = new Float32Array(sound.numberOfFrames);
      sound.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
      const rate = sound.sampleRate;
      sound.close();
      if (!signal.aborted) onSound(samples, rate);
    }
  } finally {
    signal.removeEventListener('abort', end);
    clone.stop();
  }
}
