import { energyOf } from '../../rig/call-page/sound-energy.ts';
import { type Microphone, type Realm, takes } from './sound-handles.ts';
import { formerPresses, type Press, pressOf, realms } from './sound-realms.ts';

/** Blocks of 10 ms that are listened to after the first ones, which may still hold older sound. */
const BLOCKS = 30;
const SKIPPED_BLOCKS = 15;
/** A track that delivers nothing by then is silent. */
const DEADLINE_MS = 1_500;

interface Held {
  readonly name: string;
  readonly tracks: readonly MediaStreamTrack[];
}

let realm: Realm = window;
let presses: readonly Press[] = [];
let microphones: MediaStreamTrack[] = [];
let held: Held[] = [];

async function openMicrophone(): Promise<Microphone> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const [track] = stream.getAudioTracks();
  if (!track) throw new Error('no microphone');
  microphones.push(track);
  return { stream, track };
}

/** Enters a realm: what follows is done by its functions. */
async function enter(name: string): Promise<void> {
  presses = [...presses, ...(await formerPresses())];
  realm = (await realms[name]?.()) ?? window;
  presses = [...presses, pressOf(window), pressOf(realm)];
}

/** Gets every handle there is, each on a microphone of its own. */
async function takeAll(): Promise<void> {
  for (const [name, take] of Object.entries(takes)) {
    const tracks = await Promise.resolve(take(await openMicrophone(), realm)).catch(() => []);
    held.push({ name, tracks });
  }
}

/** Without a guard: what the page's own mute does. */
function mute(): void {
  for (const track of microphones) track.enabled = false;
}

function press(): void {
  for (const { tracks } of held) {
    for (const track of [...tracks]) {
      track.enabled = true;
      for (const one of presses) one(track);
    }
  }
  for (const track of microphones) for (const one of presses) one(track);
}

async function hear(track: MediaStreamTrack): Promise<number> {
  const audio = track as MediaStreamAudioTrack;
  const reader = new MediaStreamTrackProcessor({ track: audio }).readable.getReader();
  const timer = setTimeout(() => void reader.cancel(), DEADLINE_MS);
  let energy = 0;
  for (let block = 0; block < SKIPPED_BLOCKS + BLOCKS; block += 1) {
    const { value, done } = await reader.read();
    if (done) break;
    if (block >= SKIPPED_BLOCKS) energy += energyOf(value);
    value.close();
  }
  clearTimeout(timer);
  return energy;
}

const hearMicrophone = (): Promise<number> | number => (microphones[0] ? hear(microphones[0]) : 0);

/** What each handle lets through: its sum of squared samples. */
async function listen(): Promise<Record<string, number>> {
  const heard = await Promise.all(
    held.map(async ({ name, tracks }) => {
      const energies = await Promise.all(tracks.map(hear));
      return [name, Math.max(0, ...energies)] as const;
    }),
  );
  for (const { tracks } of held) for (const track of tracks) track.stop();
  for (const track of microphones) track.stop();
  held = [];
  microphones = [];
  return Object.fromEntries(heard);
}

Object.assign(window, {
  enter,
  takeAll,
  mute,
  press,
  listen,
  hearMicrophone,
  realmNames: Object.keys(realms),
});
