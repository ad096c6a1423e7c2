import { type Fit, fitConstraints } from '../../policy/constraints';
import * as FromGuard from '../../protocol/from-guard';
import * as FromPage from '../../protocol/from-page';
import { type ConstraintQuestion, HELLO } from '../../protocol/page-channel';
import { parseConstraintQuestion, parseHandleQuestion } from '../../protocol/page-questions';
import {
  type HandleConfig,
  handleWithoutMark,
  parseHandleConfig,
} from '../../protocol/surface-mark';

/** What a page asks of a device that is switched off meanwhile. */
export interface Demand {
  readonly constraints: MediaTrackConstraints;
  /** Pixels, as the stand-in's settings tell them from now on. */
  readonly width: number;
  readonly height: number;
}

/** What the guard does for the shim; every call is answered before it returns. */
export interface PageRequests {
  expect(): void;
  /** @returns the track that the page gets; `null` if none can be made. */
  standInFor(source: MediaStreamTrack, parent: MediaStreamTrack | null): MediaStreamTrack | null;
  stopped(standIn: MediaStreamTrack): void;
  /** What the page has put into its own capture handle. */
  handleConfigured(config: HandleConfig): void;
  /** Whether whole screens are to be left out of the browser's picker. */
  readonly leavesOutMonitors: boolean;
  /** The sources that follow are of one share (`true`), until they are no more. */
  pick(isBegun: boolean): void;
  reconfiguring(standIn: MediaStreamTrack): void;
  reconfigured(standIn: MediaStreamTrack): void;
  enabled(standIn: MediaStreamTrack, enabled: boolean): void;
  constrained(standIn: MediaStreamTrack, demand: Demand): void;
  /** The page, which has asked for a device before, is connecting this. */
  connecting(peer: RTCPeerConnection): void;
}

/** Marks, in the guard world's own global of a window, that another frame's shim serves it. */
const SERVED = Symbol.for('lenscap.served');

type GuardWindow = Window & { [SERVED]?: boolean };

/** The guard's end of the line to the shim of its frame. */
export class PageLine {
  #target: EventTarget | null = null;

  /**
   * Waits for the shim, which greets before the page's first script runs. The first greeting is the
   * only one: whoever speaks later is not the shim.
   */
  serve(realm: Window, requests: PageRequests, signal: AbortSignal): void {
    const guarded = realm as GuardWindow;
    const onHello = (event: Event): void => {
      event.stopImmediatePropagation();
      const line = (event as MouseEvent).relatedTarget;
      // Not `instanceof`: Firefox gives this world an `EventTarget` class of its own.
      if (!line) return;
      if (guarded[SERVED]) {
        answer(line, FromGuard.ALREADY_SERVED);
        return;
      }
      guarded[SERVED] = true;
      this.#target = line;
      serveLine(line, requests, signal);
      answer(line, FromGuard.ACCEPTED);
    };
    realm.addEventListener(HELLO, onHello, { capture: true, once: true, signal });
  }

  /** Tells the shim that `source` is behind the stand-in from now on. */
  renew(standIn: MediaStreamTrack, source: MediaStreamTrack): void {
    this.#sayTrack(FromGuard.renewed, standIn);
    this.#sayTrack(FromGuard.source, source);
  }

  /** Tells the shim that the gate over a microphone has closed or opened. */
  mute(standIn: MediaStreamTrack, muted: boolean): void {
    this.#sayTrack(muted ? FromGuard.muted : FromGuard.unmuted, standIn);
  }

  /** Tells the shim that the person has ended a sound, whose stand-in cannot tell so itself. */
  end(standIn: MediaStreamTrack): void {
    this.#sayTrack(FromGuard.ended, standIn);
  }

  #sayTrack(type: string, track: MediaStreamTrack): void {
    this.#target?.dispatchEvent(new MediaStreamTrackEvent(type, { track }));
  }
}

function serveLine(line: EventTarget, requests: PageRequests, signal: AbortSignal): void {
  let parent: MediaStreamTrack | null = null;
  let question: ConstraintQuestion | null = null;
  const on = (type: string, handle: (event: Event) => void): void =>
    line.addEventListener(type, handle, { signal });
  const onTrack = (type: string, handle: (track: MediaStreamTrack) => void): void =>
    on(type, (event) => {
      if (event instanceof MediaStreamTrackEvent) handle(event.track);
    });

  on(FromPage.expect, () => requests.expect());
  on(FromPage.roll, () => answer(line, FromGuard.ACCEPTED));
  onTrack(FromPage.parent, (track) => {
    parent = track;
  });
  onTrack(FromPage.source, (source) => {
    const track = requests.standInFor(source, parent);
    parent = null;
    if (track) line.dispatchEvent(new MediaStreamTrackEvent(FromGuard.standIn, { track }));
  });
  onTrack(FromPage.stopped, (track) => requests.stopped(track));
  on(FromPage.handleConfigured, (event) => {
    const config = parseHandleConfig(parseJson((event as MessageEvent).data));
    if (config) requests.handleConfigured(config);
  });
  on(FromPage.screenWanted, () => {
    if (requests.leavesOutMonitors) answer(line, FromGuard.NO_MONITORS);
  });
  on(FromPage.picked, () => requests.pick(true));
  on(FromPage.pickedAll, () => requests.pick(false));
  onTrack(FromPage.reconfiguring, (track) => requests.reconfiguring(track));
  onTrack(FromPage.reconfigured, (track) => requests.reconfigured(track));
  onTrack(FromPage.enabled, (track) => requests.enabled(track, true));
  onTrack(FromPage.disabled, (track) => requests.enabled(track, false));
  on(FromPage.demand, (event) => {
    question = parseConstraintQuestion((event as MessageEvent).data);
  });
  onTrack(FromPage.constrained, (track) => {
    if (question) answer(line, JSON.stringify(constrain(track, question, requests)));
    question = null;
  });
  on(FromPage.handle, (event) => {
    const asked = parseHandleQuestion((event as MessageEvent).data);
    if (asked) answer(line, JSON.stringify(handleWithoutMark(asked.handle, asked.origin)));
  });
  on(FromPage.connecting, (event) => {
    const { relatedTarget } = event as MouseEvent;
    if (isPeerConnection(relatedTarget)) requests.connecting(relatedTarget);
  });
  on(FromPage.childRealm, (event) => {
    const served = isServed((event as MouseEvent).relatedTarget as GuardWindow);
    answer(line, served ? FromGuard.GUARDED : FromGuard.UNGUARDED);
  });
}

/** Heard before the question's dispatch returns. */
function answer(line: EventTarget, data: string): void {
  line.dispatchEvent(new MessageEvent(FromGuard.answer, { data }));
}

/** Judges constraints on a device that is off, and passes on those that it could meet. */
function constrain(
  standIn: MediaStreamTrack,
  { constraints, capabilities, settings }: ConstraintQuestion,
  requests: PageRequests,
): Fit {
  const fit = fitConstraints(constraints, capabilities, settings);
  if (fit.kind === 'fits') {
    const { width = 0, height = 0 } = fit.settings;
    requests.constrained(standIn, { constraints, width, height });
  }
  return fit;
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null; // not JSON: not the shim's
  }
}

/** Whether a child window has a shim; one that has none is marked as served by this frame's. */
function isServed(child: GuardWindow): boolean {
  if (child[SERVED]) return true;
  child[SERVED] = true;
  return false;
}

/** Of whichever realm of the page: each has a class of its own. */
const isPeerConnection = (target: EventTarget | null): target is RTCPeerConnection =>
  target !== null && 'getReceivers' in target && 'connectionState' in target;
