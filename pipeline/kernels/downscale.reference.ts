/** What `downscalePlane` computes, sample by sample. */
export function downscalePlane(
  source: Uint8Array,
  width: number,
  height: number,
  factor: number,
): Uint8Array {
  const wide = Math.ceil(width / factor);
  const high = Math.ceil(height / factor);
  return Uint8Array.from({ length: wide * high }, (_, cell) => {
    const left = (cell % wide) * factor;
    const top = Math.floor(cell / wide) * factor;
    const right = Math.min(width, left + factor);
    const bottom = Math.min(height, top + factor);
    let sum = 0;
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) sum += source[y * width + x] ?? 0;
    }
    const count = (right - left) * (bottom - top);
    return Math.floor((sum + (count >> 1)) / count);
  });
}
