import { browser } from 'wxt/browser';
import type { OpenAirlock } from '../../protocol/airlock';
import type { FrameAddress } from './frame-sessions';

/** CSS pixels: room for a 16:9 picture that can be recognised, and for three large buttons. */
const WIDTH = 620;
const HEIGHT = 780;

/**
 * Opens the airlock's window over the one that shares. A window of its own, because the page can
 * neither cover it nor press in it nor look into it, and because it is seen beside a page that is
 * hidden or fills the screen.
 */
export async function openAirlock(
  { tab, frame }: FrameAddress,
  { share }: OpenAirlock,
): Promise<void> {
  const url = `${browser.runtime.getURL('/airlock.html')}#${tab}-${frame}-${share}`;
  // The tab may have gone: the browser then chooses the place, and the window closes itself.
  const place = await placeOver(tab).catch(() => ({}));
  await browser.windows.create({ url, type: 'popup', width: WIDTH, height: HEIGHT, ...place });
}

async function placeOver(tab: number): Promise<{ left?: number; top?: number }> {
  const { windowId } = await browser.tabs.get(tab);
  const { left, top, width, height } = await browser.windows.get(windowId);
  if (left === undefined || top === undefined || !width || !height) return {};
  return {
    left: Math.max(0, Math.round(left + (width - WIDTH) / 2)),
    top: Math.max(0, Math.round(top + (height - HEIGHT) / 3)),
  };
}
