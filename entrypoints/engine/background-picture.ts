import type { Background, RgbaPicture } from '../../pipeline/background';
import type { BackgroundEffect } from '../../policy/background-effect';

/** Longest side to which an own picture is scaled: what a call shows at most. */
const LONGEST_SIDE = 1_920;

/** What goes behind the person, or over text that is written there. */
const UNREADABLE: Background = { kind: 'blur', strength: 'strong' };

/** Turns the setting into what the compositor draws. Rejects when an own picture cannot be decoded. */
export async function backgroundFor(effect: BackgroundEffect): Promise<Background> {
  switch (effect.kind) {
    case 'none':
      return UNREADABLE;
    case 'blur':
      return effect;
    case 'colour':
      return { kind: 'colour', colour: parseColour(effect.colour) };
    case 'picture':
      return { kind: 'picture', picture: await decodePicture(effect.url) };
  }
}

function parseColour(hex: string): { red: number; green: number; blue: number } {
  const value = Number.parseInt(hex.slice(1), 16);
  return { red: value >> 16, green: (value >> 8) & 0xff, blue: value & 0xff };
}

async function decodePicture(url: string): Promise<RgbaPicture> {
  const base64 = url.slice(url.indexOf(',') + 1);
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('no 2D canvas to decode the background picture with');
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { pixels: context.getImageData(0, 0, width, height).data, width, height };
}
