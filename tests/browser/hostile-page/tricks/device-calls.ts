import { type Realm, takes } from '../sound-handles.ts';
import type { Stage, Trick } from './trick.ts';

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** More than a handful of frames at once would only make the test slow. */
const MAX_FRAMES = 4;

/** Natives of a realm that take a track as their receiver. */
const CALLS = ['clone', 'stop', 'getSettings', 'getCapabilities', 'getConstraints'] as const;

const trackMethod = (realm: Realm, name: string): AnyFunction =>
  Reflect.get(realm.MediaStreamTrack.prototype, name) as AnyFunction;

const enable = (realm: Realm, track: MediaStreamTrack): void =>
  Object.getOwnPropertyDescriptor(realm.MediaStreamTrack.prototype, 'enabled')?.set?.call(
    track,
    true,
  );

const constraintsOf = ({ random }: Stage): MediaTrackConstraints => ({
  width: random.pick([320, 640, 1280]),
  frameRate: random.pick([5, 15, 30]),
  ...(random.below(2) ? { deviceId: 'default' } : {}),
});

export const deviceCalls: Record<string, Trick> = {
  'another realm’s setter': (stage) => {
    const { random, realms, microphone, camera } = stage;
    for (const track of [microphone, camera]) enable(random.pick([...realms]), track);
  },
  'another realm’s method': (stage) => {
    const { random, realms, microphone, camera, keep } = stage;
    const track = random.pick([microphone, camera]).clone();
    const made = trackMethod(random.pick([...realms]), random.pick([...CALLS])).call(track);
    for (const one of [track, made as MediaStreamTrack]) {
      keep(one);
      if (/Track/.test(String(one))) enable(random.pick([...realms]), one);
    }
  },
  'a further handle': async (stage) => {
    const { random, realms, microphone, keep } = stage;
    const track = microphone.clone();
    keep(track);
    const take = random.pick(Object.values(takes));
    const handles = await take(
      { track, stream: new MediaStream([track]) },
      random.pick([...realms]),
    );
    for (const handle of handles) {
      handle.enabled = true;
      enable(random.pick([...realms]), handle);
      keep(handle);
    }
  },
  'another camera or microphone': async (stage) => {
    const { devices } = { devices: stage.random.pick([...stage.realms]).navigator.mediaDevices };
    const asked = stage.random.pick([
      { audio: true },
      { video: constraintsOf(stage) },
      { audio: true, video: true },
    ]);
    for (const track of (await devices.getUserMedia(asked)).getTracks()) stage.keep(track);
  },
  'constraints, again and again': (stage) => {
    const track = stage.random.pick([stage.camera, stage.microphone]);
    return track.applyConstraints(constraintsOf(stage)).catch(() => undefined);
  },
  'enabled, off and on': ({ random, camera, microphone }) => {
    const track = random.pick([camera, microphone]);
    track.enabled = false;
    track.enabled = true;
  },
  'another frame': (stage) => {
    const frames = document.querySelectorAll('body > iframe:not(#kept)');
    if (frames.length >= MAX_FRAMES) frames[stage.random.below(frames.length)]?.remove();
    const frame = document.createElement('iframe');
    frame.allow = 'camera; microphone';
    if (stage.random.below(2)) frame.src = stage.random.pick(['/no-content', 'about:blank']);
    document.body.append(frame);
    enable(frame.contentWindow as Realm, stage.microphone);
  },
  'a frame that is gone': (stage) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const realm = frame.contentWindow as Realm;
    const clone = trackMethod(realm, 'clone');
    frame.remove();
    enable(realm, stage.microphone);
    const made = clone.call(stage.microphone) as MediaStreamTrack;
    enable(realm, made);
    stage.keep(made);
  },
  'throwing the extension’s elements out': ({ random }) => {
    const hosts = [...document.documentElement.children].filter(
      ({ localName }) => localName === 'div',
    );
    random.pick(hosts)?.remove();
  },
  'a sender that swaps its track': async ({ microphone, camera, random, keep }) => {
    const peer = new RTCPeerConnection();
    const clone = microphone.clone();
    keep(clone);
    const sender = peer.addTrack(clone);
    await sender.replaceTrack(null);
    await sender.replaceTrack(microphone);
    if (sender.track) sender.track.enabled = true;
    keep(sender.track);
    peer.addTransceiver(random.pick([camera, microphone]));
    peer.close();
  },
  'a photograph': async ({ camera }) => {
    const capture = new ImageCapture(camera as MediaStreamVideoTrack);
    await Promise.race([capture.takePhoto(), new Promise((done) => setTimeout(done, 20))]);
  },
};
