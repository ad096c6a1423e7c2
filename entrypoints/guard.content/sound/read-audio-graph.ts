/** Samples in one block: a tenth of a second. A power of two, as the node wants it. */
const BLOCK = 4_096;

/**
 * The same in Firefox, which has no `MediaStreamTrackProcessor`. An `AudioWorklet` would load a script,
 * which the page's policy forbids; a script processor loads none, and its clock is the sound itself, in
 * a hidden tab too.
 *
 * @param onSound Gets samples of −1 to 1 of one channel, and their rate in Hz; they are reused.
 */
export async function readAudioGraph(
  clone: MediaStreamTrack,
  signal: AbortSignal,
  onSound: (samples: Float32Array, rate: number) => void,
): Promise<void> {
  const context = new AudioContext();
  const source = context.createMediaStreamSource(new MediaStream([clone]));
  const reader = context.createScriptProcessor(BLOCK, 1, 1);
  const samples = new Float32Array(BLOCK);
  reader.onaudioprocess = ({ inputBuffer }) => {
    // Copied: the buffer's own samples are of the page's realm.
    inputBuffer.copyFromChannel(samples, 0);
    if (!signal.aborted) onSound(samples, context.sampleRate);
  };
  // Connected to something, or nothing would flow; heard by nobody.
  source.connect(reader).connect(context.createMediaStreamDestination());
  await untilOver(clone, signal);
  reader.onaudioprocess = null;
  clone.stop();
  await context.close();
}

const untilOver = (track: MediaStreamTrack, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted || track.readyState === 'ended') return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    track.addEventListener('ended', () => resolve(), { once: true });
  });
