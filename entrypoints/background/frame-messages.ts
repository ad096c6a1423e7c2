import { browser } from 'wxt/browser';
import type { GuardMessage } from '../../protocol/guard-message';
import type { PersonActMessage } from '../../protocol/person-act';

/** A frame, as messages are addressed. */
interface FrameId {
  readonly tab: number;
  readonly frame: number;
}

/** The guard's answer; `null` when the frame has gone, or has no guard. */
export async function askFrame(
  { tab, frame }: FrameId,
  message: GuardMessage | PersonActMessage,
): Promise<unknown> {
  return browser.tabs.sendMessage(tab, message, { frameId: frame }).catch(() => null);
}

/** Tells every frame of a tab. */
export async function tellTab(
  tab: number,
  message: GuardMessage | PersonActMessage,
): Promise<void> {
  await browser.tabs.sendMessage(tab, message).catch(() => undefined);
}
