import type { Probes } from './probe.ts';

type Realm = Window & typeof globalThis;

async function receiveFrom(track: MediaStreamTrack): Promise<MediaStreamTrack> {
  const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
  const arriving = new Promise<MediaStreamTrack>((resolve) => {
    far.ontrack = ({ track: received }) => resolve(received);
  });
  near.addTrack(track);
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
  return arriving;
}

function webAudioTrack(): MediaStreamTrack {
  const context = new AudioContext();
  return context.createMediaStreamDestination().stream.getTracks()[0] as MediaStreamTrack;
}

async function elementTrack(source: MediaStreamTrack): Promise<MediaStreamTrack> {
  const element = new Audio() as HTMLAudioElement & { captureStream(): MediaStream };
  element.muted = true;
  element.srcObject = new MediaStream([source]);
  void element.play();
  return element.captureStream().getTracks()[0] as MediaStreamTrack;
}

/** What `enabled` and clones of a track say, asked through this page's realm and another one. */
function toggle(track: MediaStreamTrack, realm: Realm): unknown {
  const { get, set } =
    Object.getOwnPropertyDescriptor(realm.MediaStreamTrack.prototype, 'enabled') ?? {};
  const states: unknown[] = [track.enabled];
  for (const enabled of [false, true]) {
    track.enabled = enabled;
    states.push(track.enabled, track.clone().enabled);
    states.push(new MediaStream([track]).clone().getTracks()[0]?.enabled);
  }
  for (const enabled of [false, true]) {
    set?.call(track, enabled);
    states.push(track.enabled, get?.call(track));
    states.push(realm.MediaStreamTrack.prototype.clone.call(track).enabled);
  }
  return states;
}

export const soundProbes: Probes = {
  '8 enabled of sound that is no microphone’s, by any realm': async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const realm = frame.contentWindow as Realm;
    const sound = webAudioTrack();
    const tracks: Record<string, MediaStreamTrack> = {
      'WebAudio’s': sound,
      'the far end’s': await receiveFrom(webAudioTrack()),
      'a generator’s': new MediaStreamTrackGenerator({ kind: 'audio' }),
      'an element’s': await elementTrack(sound),
    };
    const answers = Object.entries(tracks).map(([name, track]) => [name, toggle(track, realm)]);
    frame.remove();
    return answers;
  },
};
