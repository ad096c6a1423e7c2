import { browser } from 'wxt/browser';
import {
  CAPTURE_START,
  type CaptureStartAnswer,
  parseCaptureStartAnswer,
} from '../../protocol/capture-start';

/** Asks what this document has to know before it captures; `null` from a guard without a background. */
export async function askBackground(): Promise<CaptureStartAnswer | null> {
  // Gone after the extension was reloaded: no site rule can be read then, either.
  if (!browser.runtime?.id) return null;
  const answer: unknown = await browser.runtime.sendMessage(CAPTURE_START).catch(() => null);
  return parseCaptureStartAnswer(answer);
}
