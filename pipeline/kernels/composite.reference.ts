/** A plane of 0..255 and its size. */
export interface Plane {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Position of a full sample between small ones: index before it, and how far it is past that. */
function between(full: number, factor: number, length: number) {
  const at = (full + 0.5) / factor - 0.5;
  const before = Math.floor(at);
  const clamp = (i: number) => Math.min(length - 1, Math.max(0, i));
  return { near: clamp(before), far: clamp(before + 1), share: at - before };
}

/** Enlarged plane: linear along rows (rounded), then along columns (rounded). */
export function enlarge(small: Plane, width: number, height: number, factor: number): Uint8Array {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = between(y, factor, small.height);
    for (let x = 0; x < width; x++) {
      const column = between(x, factor, small.width);
      const along = (from: number) => {
        const near = small.data[from * small.width + column.near] ?? 0;
        const far = small.data[from * small.width + column.far] ?? 0;
        return Math.floor(near + (far - near) * column.share + 0.5);
      };
      const near = along(row.near);
      out[y * width + x] = Math.floor(near + (along(row.far) - near) * row.share + 0.5);
    }
  }
  return out;
}

/** (plane * mask + ground * (255 - mask)) / 255, rounded. */
export function blendPlane(plane: Uint8Array, ground: Uint8Array, mask: Uint8Array): Uint8Array {
  return plane.map((value, i) => {
    const m = mask[i] ?? 0;
    return Math.round((value * m + (ground[i] ?? 0) * (255 - m)) / 255);
  });
}
