import type { Handle } from '../../protocol/surface-mark';
import type { GuardLine } from './guard-line';
import {
  catchPrivately,
  construct,
  defineProperty,
  descriptorOf,
  each,
  type Natives,
  parse,
  prototypeOf,
  type Realm,
  stringify,
  thenPrivately,
} from './natives';
import { replaceGetter, replaceMethod, replaceSetter } from './replace-property';
import type { StandIn, StandIns } from './stand-ins';

/** What a track tells about its source, and what a stand-in therefore asks its source. */
const FORWARDED_GETTERS = ['label', 'stats'];

/** Region and element capture: they act on the captured picture, so on the source. */
const FORWARDED_CAPTURE_METHODS = ['cropTo', 'restrictTo'];

/** Makes stand-in tracks answer like their source. */
export function installMediaStreamTrack(
  realm: Realm,
  natives: Natives,
  standIns: StandIns,
  line: GuardLine,
): void {
  const prototype = realm.MediaStreamTrack.prototype;
  const forward = (self: unknown): unknown => standIns.sourceOf(self) ?? self;

  each(FORWARDED_GETTERS, (name) =>
    replaceGetter(prototype, name, (self, args, native) => native(forward(self), args)),
  );
  replaceMethod(prototype, 'getCaptureHandle', (self, args, native) => {
    const source = standIns.sourceOf(self);
    if (!source) return native(self, args);
    const handle = native(source, args) as Handle | null;
    return handle && line.readHandle(handle, realm.origin);
  });
  const capturePrototype = prototypeOf(realm, 'BrowserCaptureMediaStreamTrack');
  each(FORWARDED_CAPTURE_METHODS, (name) =>
    replaceMethod(capturePrototype, name, (self, args, native) => native(forward(self), args)),
  );

  installGate(prototype, standIns, line);
  installConstraints(prototype, natives, standIns, line);
  replaceMethod(prototype, 'clone', (self, args, native) => {
    const track = self as MediaStreamTrack;
    return standIns.isGated(track) ? standIns.cloneTrack(track) : native(self, args);
  });
  replaceMethod(prototype, 'stop', (self, args, native) =>
    standIns.of(self) ? standIns.stopTrack(self as MediaStreamTrack) : native(self, args),
  );
}

/**
 * The `enabled` of captured sound stays the page's own; what is sent is that and the gate's. What an
 * element captures of it shares it, and so does what is said of it here. A handle on what another
 * shim has given out cannot be enabled here: its gate is another frame's.
 */
function installGate(prototype: MediaStreamTrack, standIns: StandIns, line: GuardLine): void {
  /** What is behind captured sound; `undefined` for all other tracks. */
  const behindSound = (self: unknown): StandIn | undefined =>
    standIns.of(standIns.soundOf(self as MediaStreamTrack));
  replaceGetter(prototype, 'muted', (self, args, native) => {
    const behind = standIns.of(self) ?? behindSound(self);
    return behind?.muted || native(behind?.source ?? self, args);
  });
  replaceGetter(prototype, 'enabled', (self, args, native) => {
    const behind = behindSound(self);
    return behind ? behind.enabled : native(self, args);
  });
  replaceSetter(prototype, 'enabled', (self, args, native) => {
    const sound = standIns.soundOf(self as MediaStreamTrack);
    const behind = standIns.of(sound);
    if (!sound || !behind) {
      const isRefused = args[0] && standIns.isCapturedSound(self as MediaStreamTrack);
      return isRefused ? undefined : native(self, args);
    }
    behind.enabled = !!args[0];
    // Off is off, whoever else has a say: Firefox ends the guard of an add-on that is reloaded.
    if (!behind.enabled) native(sound, [false]);
    line.enabled(sound, behind.enabled);
    return undefined;
  });
}

/** While a camera is switched off it cannot be asked: its stand-in answers from what it last said. */
function installConstraints(
  prototype: MediaStreamTrack,
  natives: Natives,
  standIns: StandIns,
  line: GuardLine,
): void {
  /** What is behind a stand-in whose camera is switched off. */
  const off = (self: unknown): StandIn | undefined => {
    const behind = standIns.of(self);
    return behind && standIns.isOff(self as MediaStreamTrack, behind) ? behind : undefined;
  };
  /**
   * Firefox has the class of this error but no name for it: there the stand-in, a canvas's track that
   * takes no constraints at all, is asked for one.
   */
  const refuse = (constraint: string, ask: () => Promise<void>): Promise<unknown> => {
    if (!import.meta.env.FIREFOX) {
      const text = [constraint, 'Cannot satisfy constraints'];
      return natives.reject(construct(natives.OverconstrainedError, text));
    }
    return catchPrivately(ask(), (error) => {
      defineProperty(error as object, 'constraint', descriptorOf(constraint));
      throw error;
    });
  };
  const answerWhileOff = (name: string, key: 'settings' | 'capabilities'): void =>
    replaceMethod(prototype, name, (self, args, native) => {
      const behind = off(self);
      return behind ? { ...behind[key] } : native(standIns.sourceOf(self) ?? self, args);
    });
  answerWhileOff('getSettings', 'settings');
  answerWhileOff('getCapabilities', 'capabilities');
  replaceMethod(prototype, 'getConstraints', (self, args, native) => {
    const demanded = standIns.of(self)?.demanded;
    return demanded ? parse(demanded) : native(standIns.sourceOf(self) ?? self, args);
  });
  replaceMethod(prototype, 'applyConstraints', (self, args, native) => {
    const behind = standIns.of(self);
    const track = self as MediaStreamTrack;
    if (!behind) return native(self, args);
    if (!standIns.isOff(track, behind)) {
      line.reconfiguring(track);
      const applied = native(behind.source, args) as Promise<void>;
      return thenPrivately(applied, () => {
        behind.demanded = null;
        line.reconfigured(track);
      });
    }
    const demanded = stringify(args[0] ?? {});
    const { capabilities, settings } = behind;
    const fit = line.constrain(track, { constraints: parse(demanded), capabilities, settings });
    if (fit?.kind === 'overconstrained') {
      return refuse(fit.constraint, () => native(self, args) as Promise<void>);
    }
    if (fit) {
      behind.settings = fit.settings;
      behind.demanded = demanded;
    }
    return natives.resolve(undefined);
  });
}
