import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { DeviceTarget } from '../../components/device/device-view';
import type { TabView } from '../../components/popup/popup-model';
import {
  LIVE_VIEW_PORT,
  type LiveViewAsk,
  parseLiveViewTold,
  type ViewedDevice,
} from '../../protocol/live-view';
import { drawPicture } from './draw-picture';

/** Of the meter, dB below full scale: a quiet room, and a voice close to the microphone. */
const QUIET_DB = -60;
const LOUD_DB = -10;

/** A question that nobody has answered for so long is asked again: the device may be another one. */
const ASK_AGAIN_MS = 1_500;

type Port = ReturnType<typeof browser.runtime.connect>;

interface Frame {
  readonly tabId: number;
  readonly frameId: number;
}

/** A place to draw on, and the timer of its open question. */
interface Drawing {
  readonly canvas: HTMLCanvasElement;
  timer?: ReturnType<typeof setTimeout>;
}

const frameKey = ({ tabId, frameId }: Frame): string => `${tabId}:${frameId}`;

/** What the others see and hear of some tabs, frame by frame, while the popup is open. */
export class LiveViews {
  readonly #ports = new Map<string, Port>();
  /** By frame and device. */
  readonly #drawings = new Map<string, Drawing>();
  readonly #level = signal(0);
  /** Whose microphone is metered. */
  #currentTab: number | null = null;

  /** 0 to 1. */
  get level(): ReadonlySignal<number> {
    return this.#level;
  }

  /** Connects to the frames of these tabs that hold a device, and leaves those that no longer do. */
  follow(tabs: readonly TabView[]): void {
    this.#currentTab = tabs.find(({ isCurrent }) => isCurrent)?.tabId ?? null;
    const frames = tabs.flatMap(({ tabId, devices }) =>
      devices.map(({ frameId }) => ({ tabId, frameId })),
    );
    const wanted = new Set(frames.map(frameKey));
    for (const [key, port] of this.#ports) {
      if (wanted.has(key)) continue;
      port.disconnect();
      this.#ports.delete(key);
    }
    for (const frame of frames) if (!this.#ports.has(frameKey(frame))) this.#connect(frame);
  }

  /** Draws what the others see of this device onto the canvas, until it is given `null`. */
  attach(target: DeviceTarget, canvas: HTMLCanvasElement | null): void {
    if (target.kind === 'microphone' || target.kind === 'sound') return;
    const frame = frameKey(target);
    const key = `${frame} ${target.kind}`;
    clearTimeout(this.#drawings.get(key)?.timer);
    this.#drawings.delete(key);
    if (!canvas) return;
    this.#drawings.set(key, { canvas });
    this.#ask(frame, target.kind);
  }

  /** Push-to-talk; the frame lets go by itself when the popup closes. */
  talk(target: DeviceTarget, isHeld: boolean): void {
    this.#say(frameKey(target), { kind: 'talk', isHeld });
  }

  #connect({ tabId, frameId }: Frame): void {
    const frame = frameKey({ tabId, frameId });
    const port = browser.tabs.connect(tabId, { name: LIVE_VIEW_PORT, frameId });
    this.#ports.set(frame, port);
    port.onMessage.addListener((message: unknown) => this.#hear(frame, message));
    port.onDisconnect.addListener(() => {
      if (this.#ports.get(frame) === port) this.#ports.delete(frame);
    });
    this.#ask(frame, 'camera');
    this.#ask(frame, 'screen');
  }

  #hear(frame: string, message: unknown): void {
    const told = parseLiveViewTold(message);
    if (told?.kind === 'level' && frame.startsWith(`${this.#currentTab}:`)) {
      const share = (told.db - QUIET_DB) / (LOUD_DB - QUIET_DB);
      this.#level.value = Math.min(1, Math.max(0, share));
    }
    if (told?.kind !== 'picture') return;
    const drawing = this.#drawings.get(`${frame} ${told.device}`);
    if (!drawing) return;
    void drawPicture(drawing.canvas, told.webp).then(() => this.#ask(frame, told.device));
  }

  #ask(frame: string, device: ViewedDevice): void {
    const drawing = this.#drawings.get(`${frame} ${device}`);
    if (!drawing) return;
    this.#say(frame, { kind: 'next-picture', device });
    clearTimeout(drawing.timer);
    drawing.timer = setTimeout(() => this.#ask(frame, device), ASK_AGAIN_MS);
  }

  #say(frame: string, ask: LiveViewAsk): void {
    try {
      this.#ports.get(frame)?.postMessage(ask);
    } catch {
      // The frame has gone; the next state of the tab says so.
    }
  }
}
