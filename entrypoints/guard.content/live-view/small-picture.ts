import { readDataUrl } from '../read-data-url';

/** Pixels; what the popup has room for, on a screen of twice the density. */
const WIDTH = 480;
const HEIGHT = 270;

/** Of 1. A small picture then takes some 10 kB. */
const QUALITY = 0.7;

/**
 * A small copy of a picture that goes out, for the person to see.
 *
 * @param frame Stays the caller's, who may close it once this has returned.
 * @returns base64 of a WebP picture, which the browser encodes beside the page's main thread; `null`
 * when there is nothing to draw.
 */
export async function smallPicture(frame: VideoFrame): Promise<string | null> {
  const scale = Math.min(1, WIDTH / frame.displayWidth, HEIGHT / frame.displayHeight);
  const width = Math.max(1, Math.round(frame.displayWidth * scale));
  const height = Math.max(1, Math.round(frame.displayHeight * scale));
  const canvas = new OffscreenCanvas(width, height);
  // Read back at once: a canvas in the memory of the processor is the quicker one.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) return null;
  context.drawImage(frame, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY });
  const url = await readDataUrl(blob);
  return url.slice(url.indexOf(',') + 1);
}
