import { browser } from 'wxt/browser';
import { type FrameReport, isCapturing } from '../../protocol/background';
import type { FrameAddress } from './frame-sessions';

/** Frames that have a chip on its way; a report comes every second, and the script looks for itself. */
const sent = new Set<string>();

/** Puts the chip into a frame that has begun to capture something. */
export async function putChip(
  { tab, frame, url }: FrameAddress,
  report: FrameReport,
): Promise<void> {
  const key = `${tab}:${frame}:${url}`;
  if (!isCapturing(report)) sent.delete(key);
  if (!isCapturing(report) || sent.has(key)) return;
  sent.add(key);
  const target = { tabId: tab, frameIds: [frame] };
  // A frame that is gone by now needs no chip.
  await browser.scripting
    .executeScript({ target, files: ['/content-scripts/chip.js'] })
    .catch(() => sent.delete(key));
}
