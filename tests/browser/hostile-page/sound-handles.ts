/**
 * Every way that is known to a further handle on an open microphone, each in the hands of a realm
 * that may be another one than the microphone's.
 */
export type Realm = Window & typeof globalThis;

export interface Microphone {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
}

export type Take = (
  microphone: Microphone,
  realm: Realm,
) => MediaStreamTrack[] | Promise<MediaStreamTrack[]>;

interface Capturing {
  captureStream(): MediaStream;
}

const tracksOf = (realm: Realm, stream: MediaStream): MediaStreamTrack[] =>
  realm.MediaStream.prototype.getTracks.call(stream);

/** An element of the realm that plays the stream. */
async function playIn(realm: Realm, stream: MediaStream): Promise<HTMLAudioElement & Capturing> {
  const element = new realm.Audio() as HTMLAudioElement & Capturing;
  element.muted = true;
  element.srcObject = stream;
  // A realm whose frame has gone plays nothing, but still captures.
  await Promise.race([element.play(), new Promise((done) => setTimeout(done, 200))]).catch(
    () => undefined,
  );
  return element;
}

function throughWebAudio(realm: Realm, stream: MediaStream): MediaStreamTrack[] {
  const context = new realm.AudioContext();
  const out = context.createMediaStreamDestination();
  context.createMediaStreamSource(stream).connect(out);
  return out.stream.getTracks();
}

export const takes: Record<string, Take> = {
  'the track itself': ({ track }) => [track],
  'in the realm’s prototype': ({ track }, realm) => {
    Object.setPrototypeOf(track, realm.MediaStreamTrack.prototype);
    return [track];
  },
  'its clone': ({ track }, realm) => [realm.MediaStreamTrack.prototype.clone.call(track)],
  'a clone’s clone': ({ track }, realm) => [
    realm.MediaStreamTrack.prototype.clone.call(track.clone()),
    realm.MediaStreamTrack.prototype.clone.call(track).clone(),
  ],
  'the stream’s clone': ({ stream }, realm) =>
    tracksOf(realm, realm.MediaStream.prototype.clone.call(stream)),
  'a new stream’s clone': ({ track }, realm) =>
    tracksOf(realm, new realm.MediaStream([track]).clone()),
  'the clone of a new stream, by this page’s method': ({ track }, realm) =>
    tracksOf(realm, MediaStream.prototype.clone.call(new realm.MediaStream([track]))),
  'the clone of a stream without a prototype': ({ stream }, realm) => {
    Object.setPrototypeOf(stream, null);
    return tracksOf(realm, realm.MediaStream.prototype.clone.call(stream));
  },
  'the clone of a stream that denies to be one': ({ stream }, realm) => {
    const { MediaStream } = realm;
    Object.defineProperty(MediaStream, Symbol.hasInstance, {
      configurable: true,
      value: () => false,
    });
    try {
      return tracksOf(realm, MediaStream.prototype.clone.call(stream));
    } finally {
      Reflect.deleteProperty(MediaStream, Symbol.hasInstance);
    }
  },
  'what an element captures': async ({ stream }, realm) => {
    const element = await playIn(realm, stream);
    return tracksOf(realm, element.captureStream());
  },
  'what the realm’s method captures of this page’s element': async ({ stream }, realm) => {
    const element = await playIn(window, stream);
    const { captureStream } = realm.HTMLMediaElement.prototype as unknown as Capturing;
    return tracksOf(realm, captureStream.call(element));
  },
  'clones of what an element captures': async ({ stream }, realm) => {
    const element = await playIn(realm, stream);
    return [
      ...element
        .captureStream()
        .getTracks()
        .map((track) => track.clone()),
      ...tracksOf(realm, realm.MediaStream.prototype.clone.call(element.captureStream())),
    ];
  },
  'a sender’s track': ({ track }, realm) => {
    const { track: sent } = new realm.RTCPeerConnection().addTrack(track);
    return sent ? [sent, realm.MediaStreamTrack.prototype.clone.call(sent)] : [];
  },
  'after new constraints': async ({ track }, realm) => {
    await realm.MediaStreamTrack.prototype.applyConstraints.call(track, {
      echoCancellation: false,
      noiseSuppression: false,
    });
    return [track];
  },
  'what WebAudio makes of it': ({ stream }, realm) => throughWebAudio(realm, stream),
  'another capture': async (_, realm) =>
    (await realm.navigator.mediaDevices.getUserMedia({ audio: true })).getTracks(),
};
