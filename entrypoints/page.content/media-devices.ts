import { asksForDesktop } from './desktop-constraints';
import { withoutMonitors } from './display-options';
import { EarlyAnswers } from './early-answers';
import type { GuardLine } from './guard-line';
import { each, type Natives, prototypeOf, type Realm, stringify, thenPrivately } from './natives';
import { type Replacement, replaceMethod } from './replace-property';
import type { StandIns } from './stand-ins';

/** The names that getUserMedia had before it moved to `navigator.mediaDevices`. */
const CALLBACK_METHODS = ['getUserMedia', 'webkitGetUserMedia', 'mozGetUserMedia'];

/** Replaces every call that hands out a stream of captured tracks. */
export function installMediaDevices(
  realm: Realm,
  natives: Natives,
  standIns: StandIns,
  line: GuardLine,
): void {
  const devices = prototypeOf(realm, 'MediaDevices');
  const early = new EarlyAnswers(realm, natives, (stream) => standIns.replaceStream(stream, true));
  replaceMethod(devices, 'getUserMedia', (self, args, native) => {
    const pending = native(self, args) as Promise<MediaStream>;
    line.expect();
    if (asksForDesktop(args[0])) return early.answer(pending);
    return thenPrivately(pending, (stream) => standIns.replaceStream(stream));
  });
  replaceMethod(devices, 'getDisplayMedia', (self, args, native) => {
    const asked = line.leavesOutMonitors() ? [withoutMonitors(args[0])] : args;
    const pending = native(self, asked) as Promise<MediaStream>;
    line.expect();
    return early.answer(pending);
  });
  replaceMethod(devices, 'setCaptureHandleConfig', (self, args, native) => {
    const result = native(self, args);
    line.handleConfigured(stringify(args[0] ?? {}));
    return result;
  });
  const navigator = prototypeOf(realm, 'Navigator');
  each(CALLBACK_METHODS, (name) => replaceMethod(navigator, name, callbackMethod(standIns, line)));
}

type StreamCallback = (stream: MediaStream) => unknown;
type ErrorCallback = (error: unknown) => unknown;

const callbackMethod =
  (standIns: StandIns, line: GuardLine): Replacement =>
  (self, args, native) => {
    const [constraints, onSuccess, onError] = [args[0], args[1], args[2]];
    if (typeof onSuccess !== 'function' || typeof onError !== 'function') return native(self, args);
    line.expect();
    const isScreen = asksForDesktop(constraints);
    const succeed: StreamCallback = (stream) => {
      let replaced: MediaStream;
      try {
        replaced = standIns.replaceStream(stream, isScreen);
      } catch (error) {
        return (onError as ErrorCallback)(error);
      }
      return (onSuccess as StreamCallback)(replaced);
    };
    return native(self, [constraints, succeed, onError]);
  };
