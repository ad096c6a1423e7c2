import { readAudioGraph } from './read-audio-graph';
import { readSound } from './read-sound';

/** Chosen by the build, as the path of pictures is. */
const read = import.meta.env.FIREFOX ? readAudioGraph : readSound;

/**
 * Reads a microphone's sound until it ends or `signal` aborts. Listens to a clone, natively enabled,
 * so that a muted track is heard as well; the clone never leaves this world and ends with the signal.
 *
 * @param onSound Gets samples of −1 to 1 of one channel, and their rate in Hz; they are reused.
 */
export function listen(
  track: MediaStreamTrack,
  signal: AbortSignal,
  onSound: (samples: Float32Array, rate: number) => void,
): Promise<void> {
  const clone = track.clone();
  clone.enabled = true;
  return read(clone, signal, onSound);
}
