import { installChildRealms } from './child-realms';
import type { GuardLine } from './guard-line';
import { installImageCapture } from './image-capture';
import { installMediaDevices } from './media-devices';
import { installMediaElements } from './media-elements';
import { installMediaStream } from './media-stream';
import { installMediaStreamTrack } from './media-stream-track';
import { captureNatives, type Realm } from './natives';
import { showPeerConnections } from './peer-connections';
import type { StandIns } from './stand-ins';

/** Replaces, in one realm, every way to a captured track. */
export function installShim(realm: Realm, standIns: StandIns, line: GuardLine): void {
  const natives = captureNatives(realm);
  installMediaStreamTrack(realm, natives, standIns, line);
  installMediaStream(realm, standIns);
  installMediaDevices(realm, natives, standIns, showPeerConnections(realm, line));
  installMediaElements(realm, standIns);
  installImageCapture(realm, standIns);
  installChildRealms(realm, line, (child) => installShim(child, standIns, line));
}
