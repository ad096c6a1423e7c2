import type { Realm } from './natives';
import { replaceMethod } from './replace-property';
import type { StandIns } from './stand-ins';

/** `MediaStream.clone` clones tracks without calling their `clone`: stand-ins need it called. */
export function installMediaStream(realm: Realm, standIns: StandIns): void {
  replaceMethod(realm.MediaStream.prototype, 'clone', (self, args, native) => {
    const stream = self as MediaStream;
    return standIns.hasGated(stream) ? standIns.cloneStream(stream) : native(self, args);
  });
}
