import { attempts } from '../browser/hostile-page/attempts.ts';
import { Examiner } from '../rig/call-page/examiner.ts';

/** Pictures of each caught track that are looked at: enough to pass start-up and see live ones. */
const JUDGED_PICTURES = 10;

/** A track that shows nothing at all by then shows nothing that could leak. */
const DEADLINE_MS = 5_000;

/** What was overheard while a camera was opened has come by the time that it is open, or is about other things. */
const OVERHEARD_MS = 1_000;

/** What Firefox alone has, beside the ways in that every browser has. */
const FIREFOX_ATTEMPTS: typeof attempts = {
  mozGetUserMedia: () =>
    new Promise((resolve, reject) => {
      const { navigator } = window as unknown as { navigator: LegacyNavigator };
      const onStream = (stream: MediaStream): void => resolve(stream.getTracks());
      navigator.mozGetUserMedia({ video: true }, onStream, reject);
    }),
  'mozCaptureStream of a video that plays the camera': async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const video = document.createElement('video') as HTMLVideoElement & {
      mozCaptureStream(): MediaStream;
    };
    Object.assign(video, { muted: true, srcObject: stream });
    await video.play();
    return video.mozCaptureStream().getVideoTracks();
  },
};

interface LegacyNavigator {
  mozGetUserMedia(
    constraints: MediaStreamConstraints,
    onStream: (stream: MediaStream) => void,
    onError: (error: unknown) => void,
  ): void;
}

const all = { ...attempts, ...FIREFOX_ATTEMPTS };

export interface Verdict {
  readonly tracks: number;
  readonly pictures: number;
  readonly leaked: number;
}

const native = {
  tagOf: Object.prototype.toString,
  tracksOf: MediaStream.prototype.getTracks,
  MediaStream: window.MediaStream,
};

/** What is promised; `null` when it is not kept. */
const inTime = <Value>(
  promised: Promise<Value> | undefined,
  ms = DEADLINE_MS,
): Promise<Value | undefined | null> =>
  Promise.race([promised, new Promise<null>((resolve) => setTimeout(() => resolve(null), ms))]);

/** Every track in what was caught: itself, in a stream, in a promise, in an array. */
async function tracksIn(value: unknown, depth = 0): Promise<MediaStreamTrack[]> {
  // By tag: what was caught may come from another realm.
  const tag = native.tagOf.call(value);
  if (/MediaStreamTrack/.test(tag)) {
    const track = value as MediaStreamTrack;
    return track.kind === 'video' ? [track] : [];
  }
  if (tag === '[object MediaStream]') return native.tracksOf.call(value as MediaStream);
  if (depth > 2) return [];
  // One that was overheard may be about anything, and wait for ever.
  if (value instanceof Promise) {
    const settled = await inTime(
      value.catch(() => null),
      OVERHEARD_MS,
    );
    return tracksIn(settled, depth + 1);
  }
  if (!Array.isArray(value)) return [];
  const found = await Promise.all(value.map((item) => tracksIn(item, depth + 1)));
  return found.flat();
}

/** Looks at a track until something leaks, or enough pictures (no cards) have not. */
async function judge(track: MediaStreamTrack): Promise<{ pictures: number; leaked: number }> {
  const examiner = new Examiner();
  examiner.beginPhase('caught');
  const video = document.createElement('video');
  Object.assign(video, { muted: true, srcObject: new native.MediaStream([track]) });
  video.play().catch(() => undefined); // it has ended: nothing to see
  const began = performance.now();
  const seen = () => examiner.figures.at(-1) ?? { pictures: 0, leaked: 0 };
  while (seen().leaked === 0 && seen().pictures < JUDGED_PICTURES) {
    if (performance.now() - began > DEADLINE_MS) break;
    await new Promise((resolve) => setTimeout(resolve, 30));
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue;
    const frame = new VideoFrame(video, { timestamp: 0 });
    await examiner.examine(frame).finally(() => frame.close());
  }
  const { pictures, leaked } = seen();
  return { pictures, leaked };
}

/** Makes one attempt and judges everything that it caught. */
async function attempt(name: string): Promise<Verdict> {
  const caught = (await inTime(all[name]?.().catch(() => []))) ?? [];
  const tracks = [...new Set(await tracksIn([...caught]))];
  const verdicts = await Promise.all(tracks.map(judge));
  for (const track of tracks) track.stop();
  const sum = (key: 'pictures' | 'leaked'): number =>
    verdicts.reduce((total, verdict) => total + verdict[key], 0);
  return { tracks: tracks.length, pictures: sum('pictures'), leaked: sum('leaked') };
}

Object.assign(window, { attempt, attemptNames: Object.keys(all) });
