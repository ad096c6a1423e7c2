import photoUrl from '@vladmandic/face-api/demo/sample3.jpg?url';
import handwritingUrl from '@fontsource/patrick-hand/files/patrick-hand-latin-400-normal.woff2?url';
import { createScene } from './scene/draw.ts';

/** Encodes the clip's pictures for the script that writes them to a file. */
export interface Studio {
  /** Picture `frame` as a base64 JPEG, `width` pixels wide (height in proportion). */
  encode(frame: number, width: number): Promise<string>;
}

/** Fine enough that the marks lose nothing to the file format. */
const JPEG_QUALITY = 0.92;

async function loadPhoto(): Promise<ImageBitmap> {
  return createImageBitmap(await (await fetch(photoUrl)).blob());
}

async function loadHandwriting(): Promise<void> {
  document.fonts.add(await new FontFace('Patrick Hand', `url(${handwritingUrl})`).load());
}

async function resize(canvas: OffscreenCanvas, width: number): Promise<OffscreenCanvas> {
  if (canvas.width === width) return canvas;
  const height = Math.round((canvas.height * width) / canvas.width);
  const small = new OffscreenCanvas(width, height);
  small.getContext('2d')?.drawImage(canvas, 0, 0, width, height);
  return small;
}

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

async function openStudio(): Promise<Studio> {
  const [photo] = await Promise.all([loadPhoto(), loadHandwriting()]);
  const scene = createScene(photo);
  return {
    async encode(frame, width) {
      scene.draw(frame);
      const canvas = await resize(scene.canvas, width);
      return toBase64(await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY }));
    },
  };
}

Object.assign(globalThis, { studio: openStudio() });
