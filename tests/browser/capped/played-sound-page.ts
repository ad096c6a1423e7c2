import { energyOf } from '../../rig/call-page/sound-energy.ts';

/** A page that plays its own microphone in an element, and takes what the element captures. */
interface Capturing {
  captureStream(): MediaStream;
}

let microphone: MediaStreamTrack;
let played: MediaStreamTrack;
let clone: MediaStreamTrack;

async function join(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const element = new Audio() as HTMLAudioElement & Capturing;
  element.muted = true;
  element.srcObject = stream;
  await element.play();
  [microphone] = stream.getAudioTracks() as [MediaStreamTrack];
  [played] = element.captureStream().getAudioTracks() as [MediaStreamTrack];
  clone = played.clone();
}

/** Blocks of 10 ms that are listened to. */
const BLOCKS = 20;

async function energy(track: MediaStreamTrack): Promise<number> {
  const audio = track as MediaStreamAudioTrack;
  const reader = new MediaStreamTrackProcessor({ track: audio }).readable.getReader();
  let sum = 0;
  for (let block = 0; block < BLOCKS; block += 1) {
    const { value } = await reader.read();
    if (value) sum += energyOf(value);
    value?.close();
  }
  await reader.cancel();
  return sum;
}

export interface Told {
  /** What the microphone, the element's handle on it and the handle's clone say of `enabled`. */
  readonly enabled: readonly boolean[];
  readonly muted: readonly boolean[];
  /** Sum of squared samples, in the same order: exactly 0 for silence. */
  readonly energies: readonly number[];
}

async function tell(): Promise<Told> {
  const tracks = [microphone, played, clone];
  return {
    enabled: tracks.map((track) => track.enabled),
    muted: tracks.map((track) => track.muted),
    energies: await Promise.all(tracks.map(energy)),
  };
}

const setPlayed = (enabled: boolean): void => {
  played.enabled = enabled;
};

Object.assign(window, { join, tell, setPlayed });
