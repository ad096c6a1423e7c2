/** Grey levels that the shared surface shows one after the other, so that a change can be recognised. */
export const LEVELS = 6;

/** Time that each one stays: three pictures of a busy machine fit in. Milliseconds. */
export const LEVEL_MS = 240;

/** sRGB, 0..255; far enough apart for any encoder. */
export const greyOf = (level: number): number => 30 + 38 * level;

/** Encoders and scalers move a level by a few steps. */
const TOLERANCE = 8;

/** `null` where the patches are of no single level: a card, or a picture that is not there yet. */
export function readLevel(patches: readonly Uint8Array[]): number | null {
  const lumas = patches.flatMap((patch) => [...patch]);
  const [least, most] = [Math.min(...lumas), Math.max(...lumas)];
  if (most - least > TOLERANCE) return null;
  const middle = (least + most) / 2;
  for (let level = 0; level < LEVELS; level++) {
    const limited = 16 + (greyOf(level) * 219) / 255;
    if (Math.abs(limited - middle) <= TOLERANCE) return level;
  }
  return null;
}
