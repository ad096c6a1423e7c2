/** How often it is looked whether a reader gets what the device delivers. In ms. */
const LOOK_EVERY_MS = 1_000;

/** Pictures that may be on their way, and are no sign of anything. */
const UNDER_WAY = 5;

/** A busy page may keep one picture waiting for as long as it takes from one look to the next. */
const LOOKS = 2;

/** The browser's own count of what a device has delivered to a track, which the type library lacks. */
type CountedTrack = MediaStreamTrack & { readonly stats?: { readonly totalFrames?: number } };

const deliveredTo = (track: CountedTrack): number => track.stats?.totalFrames ?? 0;

/**
 * Notices a reader that is handed nothing while its track is delivered pictures.
 *
 * Chromium counts the pictures of one device that scripts hold, in all readers of a process, and hands
 * out no more of them when they are too many. One that was on its way into a stream when the stream
 * ended counts till it is collected as garbage, and where no picture comes through nothing is collected.
 *
 * @param readSoFar How many pictures the reader was handed.
 * @returns what ends the watch.
 */
export function watchStarvation(
  track: MediaStreamTrack,
  readSoFar: () => number,
  onStarved: () => void,
): () => void {
  let read = readSoFar();
  let delivered = deliveredTo(track);
  let looks = 0;
  const timer = setInterval(() => {
    const isServed = readSoFar() !== read;
    looks = isServed ? 0 : looks + 1;
    if (isServed) delivered = deliveredTo(track);
    read = readSoFar();
    if (looks < LOOKS || deliveredTo(track) - delivered <= UNDER_WAY) return;
    clearInterval(timer);
    onStarved();
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
