import { browser } from 'wxt/browser';
import { type Exposure, mostExposed } from '../../policy/exposure';
import type { FrameSession } from './frame-sessions';

/** Pixels; the sizes in which the toolbar icon is packaged. */
const SIZES = [16, 32, 48, 128];

/** Beside the icon's shape: not everybody sees colours, and not everybody sees small shapes. */
const BADGES: Readonly<Record<Exposure, string>> = {
  off: '',
  covered: '',
  live: '●',
  sharing: '▲',
  fault: '!',
};

/** Shows in the toolbar the most exposed state of all tabs. */
export async function showExposure(sessions: readonly FrameSession[]): Promise<void> {
  const exposure = mostExposed(sessions);
  const path = Object.fromEntries(SIZES.map((size) => [size, `/icon/${exposure}-${size}.png`]));
  await browser.action.setIcon({ path });
  await browser.action.setBadgeText({ text: BADGES[exposure] });
}
