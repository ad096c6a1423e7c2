import handwritingUrl from '@fontsource/patrick-hand/files/patrick-hand-latin-400-normal.woff2?url';
import photoUrl from '@vladmandic/face-api/demo/sample3.jpg?url';
import { createScene } from './scene/draw.ts';

/**
 * Brightness from 0 to 255, or from 16 to 235: Chromium takes the values of a Motion JPEG camera as
 * they are for video, where black is 16 and white is 235, and would stretch full ones beyond that.
 */
export type Levels = 'full' | 'video';

/** Encodes the clip's pictures for the script that writes them to a file. */
export interface Studio {
  /** Picture `frame` as a base64 JPEG, `width` pixels wide (height in proportion). */
  encode(frame: number, width: number, levels: Levels): Promise<string>;
}

/** Fine enough that the marks lose nothing to the file format. */
const JPEG_QUALITY = 0.92;

async function loadPhoto(): Promise<ImageBitmap> {
  return createImageBitmap(await (await fetch(photoUrl)).blob());
}

async function loadHandwriting(): Promise<void> {
  document.fonts.add(await new FontFace('Patrick Hand', `url(${handwritingUrl})`).load());
}

/** A grey veil that leaves 219 of 255 levels, the darkest at 16. */
const VIDEO_VEIL = { colour: 'rgb(113 113 113)', opacity: 36 / 255 };

function prepare(picture: OffscreenCanvas, width: number, levels: Levels): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, Math.round((picture.height * width) / picture.width));
  const context = canvas.getContext('2d');
  context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  if (context && levels === 'video') {
    context.globalAlpha = VIDEO_VEIL.opacity;
    context.fillStyle = VIDEO_VEIL.colour;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  return canvas;
}

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

async function openStudio(): Promise<Studio> {
  const [photo] = await Promise.all([loadPhoto(), loadHandwriting()]);
  const scene = createScene(photo);
  return {
    async encode(frame, width, levels) {
      scene.draw(frame);
      const canvas = prepare(scene.canvas, width, levels);
      return toBase64(await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY }));
    },
  };
}

Object.assign(globalThis, { studio: openStudio() });
