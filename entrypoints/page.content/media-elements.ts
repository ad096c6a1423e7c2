import { each, prototypeOf, type Realm } from './natives';
import { replaceGetter } from './replace-property';
import type { StandIns } from './stand-ins';

/**
 * `<usermedia>`, `<camera>` and `<microphone>` capture without any call: their `stream` and
 * `track` attributes hand out the result (Chromium 156).
 */
export function installMediaElements(realm: Realm, standIns: StandIns): void {
  replaceGetter(prototypeOf(realm, 'HTMLUserMediaElement'), 'stream', (self, args, native) => {
    const stream = native(self, args) as MediaStream | null;
    return stream && standIns.replaceStream(stream);
  });
  each(['HTMLCameraElement', 'HTMLMicrophoneElement'], (name) => {
    replaceGetter(prototypeOf(realm, name), 'track', (self, args, native) => {
      const track = native(self, args) as MediaStreamTrack | null;
      return track && standIns.replaceTrack(track);
    });
  });
}
