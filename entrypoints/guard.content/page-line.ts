import { FromGuard, FromPage, HELLO } from '../../protocol/page-channel';

/** What the guard does for the shim; every call is answered before it returns. */
export interface PageRequests {
  expect(): void;
  /** @returns the track that the page gets; `null` if none can be made. */
  standInFor(source: MediaStreamTrack, parent: MediaStreamTrack | null): MediaStreamTrack | null;
  stopped(standIn: MediaStreamTrack): void;
  reconfigured(standIn: MediaStreamTrack): void;
}

/** Marks, in the guard world's own global of a window, that another frame's shim serves it. */
const SERVED = Symbol.for('lenscap.served');

type GuardWindow = Window & { [SERVED]?: boolean };

/**
 * Waits for the shim of this frame, which greets before the page's first script runs. The first
 * greeting is the only one: whoever speaks later is not the shim.
 */
export function answerPage(realm: Window, requests: PageRequests, signal: AbortSignal): void {
  const guarded = realm as GuardWindow;
  const onHello = (event: Event): void => {
    event.stopImmediatePropagation();
    const line = (event as MouseEvent).relatedTarget;
    if (!(line instanceof EventTarget)) return;
    if (guarded[SERVED]) {
      line.dispatchEvent(new Event(FromGuard.alreadyServed));
      return;
    }
    guarded[SERVED] = true;
    serveLine(line, requests, signal);
    line.dispatchEvent(new Event(FromGuard.accepted));
  };
  realm.addEventListener(HELLO, onHello, { capture: true, once: true, signal });
}

function serveLine(line: EventTarget, requests: PageRequests, signal: AbortSignal): void {
  let parent: MediaStreamTrack | null = null;
  const onTrack = (type: string, handle: (track: MediaStreamTrack) => void): void =>
    line.addEventListener(
      type,
      (event) => {
        if (event instanceof MediaStreamTrackEvent) handle(event.track);
      },
      { signal },
    );

  line.addEventListener(FromPage.expect, () => requests.expect(), { signal });
  onTrack(FromPage.parent, (track) => {
    parent = track;
  });
  onTrack(FromPage.source, (source) => {
    const track = requests.standInFor(source, parent);
    parent = null;
    if (track) line.dispatchEvent(new MediaStreamTrackEvent(FromGuard.standIn, { track }));
  });
  onTrack(FromPage.stopped, (track) => requests.stopped(track));
  onTrack(FromPage.reconfigured, (track) => requests.reconfigured(track));
  line.addEventListener(
    FromPage.childRealm,
    (event) => {
      const served = isServed((event as MouseEvent).relatedTarget as GuardWindow);
      line.dispatchEvent(new Event(served ? FromGuard.guarded : FromGuard.unguarded));
    },
    { signal },
  );
}

/** Whether a child window has a shim; one that has none is marked as served by this frame's. */
function isServed(child: GuardWindow): boolean {
  if (child[SERVED]) return true;
  child[SERVED] = true;
  return false;
}
