import { Examiner } from '../../rig/call-page/examiner.ts';
import { SoundMeter } from '../../rig/call-page/sound-meter.ts';
import { createRandom, type Random } from '../../rig/random.ts';
import type { Realm } from './sound-handles.ts';
import { deviceCalls } from './tricks/device-calls.ts';
import { extensionPages } from './tricks/extension-pages.ts';
import { forgedEvents } from './tricks/forged-events.ts';
import { forgedMessages } from './tricks/forged-messages.ts';
import { patchedNatives } from './tricks/patched-natives.ts';
import type { Stage, Trick } from './tricks/trick.ts';

/** Caught handles that are watched at once; the oldest is stopped for a new one. */
const WATCHED = 4;
/** A promise that a patch has spoilt is not waited for. */
const TRY_MS = 300;
/** Loading a page of the extension takes a hundred times longer than any other trick. */
const PAGE_EVERY = 100;

const kinds = { forgedEvents, forgedMessages, patchedNatives, deviceCalls };

/** What the tries have come to: `pictures` and `energy` are all that was ever seen and heard. */
export interface Tally {
  readonly tries: number;
  readonly byTrick: Readonly<Record<string, number>>;
  /** Handles that were caught and watched. */
  readonly watched: number;
  readonly cards: number;
  readonly pictures: number;
  readonly leaked: number;
  /** Blocks of sound that were listened to, and the sum of all squared samples. */
  readonly blocks: number;
  readonly energy: number;
}

const { apply } = Reflect;
const { add } = Set.prototype;
const { setTimeout } = window;
const { then } = Promise.prototype;
const { resolve: resolvePromise } = Promise;

const sight = new Examiner();
const sound = new SoundMeter();
const byTrick: Record<string, number> = {};
/** What a try has laid hands on; looked through once its patches are gone. */
const caught = new Set<unknown>();
let watchedHandles: MediaStreamTrack[] = [];
let watched = 0;
let tries = 0;
let stream = new MediaStream();
const realms: Realm[] = [window];

function watch(track: MediaStreamTrack): void {
  watched += 1;
  const watching =
    track.kind === 'video'
      ? sight.watch(track as MediaStreamVideoTrack)
      : sound.listen(track as MediaStreamAudioTrack);
  watching.catch(() => undefined);
}

async function join(): Promise<void> {
  stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  for (const track of stream.getTracks()) watch(track);
}

async function enter(): Promise<void> {
  const kept = document.createElement('iframe');
  const removed = document.createElement('iframe');
  document.body.append(kept, removed);
  kept.id = 'kept';
  realms.push(kept.contentWindow as Realm, removed.contentWindow as Realm);
  removed.remove();
  await join();
}

const isTrack = (value: unknown): value is MediaStreamTrack =>
  Object.prototype.toString.call(value) === '[object MediaStreamTrack]';

/** Watches one of the handles that were caught, and lets go of the others. */
function settle(random: Random): void {
  const own = stream.getTracks();
  const tracks = [...caught].filter(isTrack).filter((track) => !own.includes(track));
  caught.clear();
  const chosen = tracks.length > 0 ? random.pick(tracks) : null;
  for (const track of tracks) {
    track.enabled = true;
    if (track !== chosen && !watchedHandles.includes(track)) track.stop();
  }
  if (!chosen || watchedHandles.includes(chosen)) return;
  watch(chosen);
  watchedHandles.push(chosen);
  const gone = watchedHandles.slice(0, -WATCHED);
  for (const track of gone) track.stop();
  watchedHandles = watchedHandles.slice(-WATCHED);
}

function choose(random: Random): [string, Trick | undefined] {
  const isPage = random.below(PAGE_EVERY) === 0;
  const kind = random.pick(Object.keys(kinds)) as keyof typeof kinds;
  const tricks = isPage ? extensionPages : kinds[kind];
  const name = random.pick(Object.keys(tricks));
  return [`${isPage ? 'extensionPages' : kind}: ${name}`, tricks[name]];
}

/** Waits for a trick, whatever it has made of promises meanwhile. */
const waitFor = (trying: unknown): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, TRY_MS);
    apply(then, apply(resolvePromise, Promise, [trying]), [done, done]);
  });

async function tryOnce(random: Random, extensionId: string): Promise<void> {
  const camera = stream.getVideoTracks()[0];
  const microphone = stream.getAudioTracks()[0];
  if (camera?.readyState !== 'live' || microphone?.readyState !== 'live') return join();
  const keep = (value: unknown): void => void apply(add, caught, [value]);
  const stage: Stage = { random, camera, microphone, stream, extensionId, realms, keep };
  const [name, trick] = choose(random);
  byTrick[name] = (byTrick[name] ?? 0) + 1;
  tries += 1;
  try {
    await waitFor(trick?.(stage));
  } catch {
    // A trick that fails has got nothing.
  }
  settle(random);
}

/** Tries on until there have been `count` tries in all. */
async function tryUntil(count: number, seed: number, extensionId: string): Promise<Tally> {
  const random = createRandom(seed);
  while (tries < count) await tryOnce(random, extensionId);
  return tally();
}

function tally(): Tally {
  const { cards, pictures, leaked } = sight.figures.at(-1) ?? { cards: 0, pictures: 0, leaked: 0 };
  const { blocks, energy } = sound;
  return { tries, byTrick, watched, cards, pictures, leaked, blocks, energy };
}

Object.assign(window, { enter, tryUntil, tally });
