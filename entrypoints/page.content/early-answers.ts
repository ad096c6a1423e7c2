import {
  defer,
  defineProperty,
  getOwnPropertyDescriptor,
  type Natives,
  type Realm,
  some,
  thenPrivately,
} from './natives';

type Settle = (stream: MediaStream) => void;

/**
 * Answers a page that asked for a screen as early as the browser would.
 *
 * Where the focus goes can be chosen until the microtask that follows the browser's own answer (Screen
 * Capture, `CaptureController.setFocusBehavior`); whatever is chained to that answer comes one too late. But
 * before a promise is resolved with an object, the object's `then` is looked up: from there the page's
 * promise is resolved ahead of the native one, which stays the shim's.
 *
 * The look-up ends here, too: a `then` that a page has put on `Object.prototype` would get the real stream.
 */
export class EarlyAnswers {
  readonly #natives: Natives;
  readonly #replace: (stream: MediaStream) => MediaStream;
  #pending = 0;
  /** Of the only call that is pending; `null` where it is not known whose a stream is. */
  #settle: Settle | null = null;

  /** @param replace Gives the same stream of stand-ins for the same stream each time. */
  constructor(realm: Realm, natives: Natives, replace: (stream: MediaStream) => MediaStream) {
    this.#natives = natives;
    this.#replace = replace;
    const onLookUp = (value: unknown): void => this.#onLookUp(value);
    const then = {
      __proto__: null,
      get(this: unknown) {
        onLookUp(this);
        return undefined;
      },
    };
    defineProperty(realm.MediaStream.prototype, 'then', then as PropertyDescriptor);
  }

  /** @returns what the page gets for a native promise of a screen's stream. */
  answer(pending: Promise<MediaStream>): Promise<MediaStream> {
    const { promise, resolve, reject } = defer<MediaStream>();
    const settle: Settle = (stream) => {
      try {
        resolve(this.#replace(stream));
      } catch (error) {
        reject(error);
      }
    };
    this.#pending += 1;
    this.#settle = this.#pending === 1 ? settle : null;
    const done = (): void => {
      this.#pending -= 1;
      this.#settle = null;
    };
    const settleLate: Settle = (stream) => {
      done();
      settle(stream);
    };
    thenPrivately(pending, settleLate, (reason) => {
      done();
      reject(reason);
    });
    return promise;
  }

  #onLookUp(value: unknown): void {
    const settle = this.#settle;
    if (!settle || !this.#showsScreen(value)) return;
    this.#settle = null;
    settle(value as MediaStream);
  }

  /** Whether it is a stream of the browser's own making; a stand-in knows nothing of surfaces. */
  #showsScreen(value: unknown): boolean {
    try {
      return some(this.#natives.streamTracks(value as MediaStream), (track) => {
        const settings = this.#natives.trackSettings(track);
        return getOwnPropertyDescriptor(settings, 'displaySurface') !== undefined;
      });
    } catch {
      return false; // Somebody looked up the `then` of something else.
    }
  }
}
