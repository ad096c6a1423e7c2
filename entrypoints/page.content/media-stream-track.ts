import type { GuardLine } from './guard-line';
import { each, prototypeOf, type Realm, thenPrivately } from './natives';
import { replaceGetter, replaceMethod } from './replace-property';
import type { StandIns } from './stand-ins';

/** What a track tells about its source, and what a stand-in therefore asks its source. */
const FORWARDED_GETTERS = ['label', 'muted', 'stats'];
const FORWARDED_METHODS = ['getSettings', 'getCapabilities', 'getConstraints', 'getCaptureHandle'];

/** Region and element capture: they act on the captured picture, so on the source. */
const FORWARDED_CAPTURE_METHODS = ['cropTo', 'restrictTo'];

/** Makes stand-in tracks answer like their source. */
export function installMediaStreamTrack(realm: Realm, standIns: StandIns, line: GuardLine): void {
  const prototype = realm.MediaStreamTrack.prototype;
  const forward = (self: unknown): unknown => standIns.sourceOf(self) ?? self;

  each(FORWARDED_GETTERS, (name) =>
    replaceGetter(prototype, name, (self, args, native) => native(forward(self), args)),
  );
  each(FORWARDED_METHODS, (name) =>
    replaceMethod(prototype, name, (self, args, native) => native(forward(self), args)),
  );
  const capturePrototype = prototypeOf(realm, 'BrowserCaptureMediaStreamTrack');
  each(FORWARDED_CAPTURE_METHODS, (name) =>
    replaceMethod(capturePrototype, name, (self, args, native) => native(forward(self), args)),
  );

  replaceMethod(prototype, 'applyConstraints', (self, args, native) => {
    const source = standIns.sourceOf(self);
    if (!source) return native(self, args);
    return thenPrivately(native(source, args) as Promise<void>, () =>
      line.reconfigured(self as MediaStreamTrack),
    );
  });
  replaceMethod(prototype, 'clone', (self, args, native) =>
    standIns.sourceOf(self) ? standIns.cloneTrack(self as MediaStreamTrack) : native(self, args),
  );
  replaceMethod(prototype, 'stop', (self, args, native) =>
    standIns.sourceOf(self) ? standIns.stopTrack(self as MediaStreamTrack) : native(self, args),
  );
}
