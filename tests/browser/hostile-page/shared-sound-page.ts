import type { Realm } from './sound-handles.ts';

/** A page that shares its own tab with its sound, held so far, and tries to let the sound through. */
let sound: MediaStreamTrack | null = null;

async function shareSound(): Promise<void> {
  const options = { video: true, audio: true, preferCurrentTab: true };
  const stream = await navigator.mediaDevices.getDisplayMedia(options as DisplayMediaStreamOptions);
  sound = stream.getAudioTracks()[0] ?? null;
}

function frameRealm(): Realm {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  return frame.contentWindow as Realm;
}

const enabledOf = (realm: Realm): PropertyDescriptor =>
  Object.getOwnPropertyDescriptor(realm.MediaStreamTrack.prototype, 'enabled') ?? {};

/**
 * What is sent, handle by handle: a realm that has not given a track out tells its native `enabled`.
 * The handles are the track itself and its clones, by this realm and by another frame's.
 */
function press(): boolean[] {
  if (!sound) throw new Error('no sound is shared');
  const track = sound;
  const [other, judge] = [frameRealm(), frameRealm()];
  const byOther = other.MediaStreamTrack.prototype.clone.call(track);
  const handles = [
    track,
    track.clone(),
    byOther,
    other.MediaStreamTrack.prototype.clone.call(byOther),
  ];
  for (const handle of handles) {
    handle.enabled = true;
    for (const realm of [window, other, judge]) enabledOf(realm).set?.call(handle, true);
  }
  return handles.map((handle) => enabledOf(judge).get?.call(handle) === true);
}

/** Whether the sound itself is sent. */
const isSent = (): boolean => !!sound && enabledOf(frameRealm()).get?.call(sound) === true;

/** Clones of the sound, by this realm and by what it is in; whether they and the sound are sent. */
function sentWithClones(): boolean[] {
  if (!sound) throw new Error('no sound is shared');
  const clones = [sound.clone(), ...new MediaStream([sound]).clone().getTracks()];
  const judge = frameRealm();
  return [sound, ...clones].map((track) => enabledOf(judge).get?.call(track) === true);
}

Object.assign(window, { shareSound, press, isSent, sentWithClones });
