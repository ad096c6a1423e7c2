import type { browser } from 'wxt/browser';
import {
  type LiveViewTold,
  parseLiveViewAsk,
  type ViewedDevice,
} from '../../../protocol/live-view';
import { smallPicture } from './small-picture';

type Port = ReturnType<typeof browser.runtime.connect>;

/** What the popup may see and hear of this frame, and do in it. */
export interface LiveViewSource {
  /**
   * Calls back with every picture that a stand-in of the device is sent, which stays the stand-in's.
   * @returns what ends it.
   */
  watch(device: ViewedDevice, onSent: (frame: VideoFrame) => void): () => void;
  /** @param onLevel dB below full scale. @returns what ends it. */
  meter(onLevel: (db: number) => void): () => void;
  talk(isHeld: boolean): void;
}

/** The shortest time between two pictures: eight a second are enough to know oneself by. */
const PICTURE_EVERY_MS = 125;

/** Serves an open popup until it closes; nothing is drawn, measured or kept without one. */
export function serveLiveView(port: Port, source: LiveViewSource): void {
  const watches = new Map<ViewedDevice, () => void>();
  const sentAt = new Map<ViewedDevice, number>();
  let isTalking = false;

  const tell = (message: LiveViewTold): void => port.postMessage(message);
  const unwatch = (device: ViewedDevice): void => {
    watches.get(device)?.();
    watches.delete(device);
  };
  const sendPicture = async (device: ViewedDevice, frame: VideoFrame): Promise<void> => {
    const webp = await smallPicture(frame);
    if (webp !== null && isOpen) tell({ kind: 'picture', device, webp });
  };
  const watch = (device: ViewedDevice): void => {
    // Asked again, it is another stand-in's turn, should the one that was watched be gone.
    unwatch(device);
    const stop = source.watch(device, (frame) => {
      const now = performance.now();
      if (now - (sentAt.get(device) ?? 0) < PICTURE_EVERY_MS) return;
      sentAt.set(device, now);
      unwatch(device);
      void sendPicture(device, frame);
    });
    watches.set(device, stop);
  };
  const talk = (isHeld: boolean): void => {
    if (isTalking === isHeld) return;
    isTalking = isHeld;
    source.talk(isHeld);
  };

  let isOpen = true;
  const unmeter = source.meter((db) => tell({ kind: 'level', db }));
  port.onMessage.addListener((message: unknown) => {
    const ask = parseLiveViewAsk(message);
    if (ask?.kind === 'next-picture') watch(ask.device);
    if (ask?.kind === 'talk') talk(ask.isHeld);
  });
  port.onDisconnect.addListener(() => {
    isOpen = false;
    unmeter();
    for (const device of [...watches.keys()]) unwatch(device);
    talk(false);
  });
}
