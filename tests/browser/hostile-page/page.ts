import { Examiner } from '../../rig/call-page/examiner.ts';
import { attempts } from './attempts.ts';

/** Pictures of each caught track that are looked at: enough to pass start-up and see live ones. */
const JUDGED_FRAMES = 30;

/** A track that shows nothing at all by then shows nothing that could leak. */
const DEADLINE_MS = 12_000;

export interface Verdict {
  readonly tracks: number;
  readonly frames: number;
  readonly leaked: number;
}

const native = {
  tagOf: Object.prototype.toString,
  tracksOf: MediaStream.prototype.getTracks,
  now: performance.now.bind(performance),
};

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
  if (value instanceof Promise) return tracksIn(await value.catch(() => null), depth + 1);
  if (!Array.isArray(value)) return [];
  const found = await Promise.all(value.map((item) => tracksIn(item, depth + 1)));
  return found.flat();
}

async function judge(track: MediaStreamTrack): Promise<{ frames: number; leaked: number }> {
  const examiner = new Examiner();
  const watching = examiner.watch(track as MediaStreamVideoTrack).catch(() => undefined);
  const began = native.now();
  const seen = () => examiner.figures.at(-1);
  while ((seen()?.frames ?? 0) < JUDGED_FRAMES && native.now() - began < DEADLINE_MS) {
    const tick = new Promise((resolve) => setTimeout(resolve, 50));
    if ((await Promise.race([watching.then(() => 'ended'), tick])) === 'ended') break;
  }
  return { frames: seen()?.frames ?? 0, leaked: seen()?.leaked ?? 0 };
}

/** Makes one attempt and judges everything that it caught. */
async function attempt(name: string): Promise<Verdict> {
  const caught = (await attempts[name]?.()) ?? [];
  const tracks = [...new Set(await tracksIn([...caught]))];
  const verdicts = await Promise.all(tracks.map(judge));
  for (const track of tracks) track.stop();
  const sum = (key: 'frames' | 'leaked'): number =>
    verdicts.reduce((total, verdict) => total + verdict[key], 0);
  return { tracks: tracks.length, frames: sum('frames'), leaked: sum('leaked') };
}

Object.assign(window, { attempt, attemptNames: Object.keys(attempts) });
