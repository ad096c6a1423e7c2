import type { ColourMatrix } from './colour-matrix.ts';
import { type CompositorMemory, i420Bytes } from './compositor-memory.ts';
import { bytesOf, stagedRows } from './frame-entry.ts';
import type { Kernels } from './kernels.ts';
import { rgbaFactorTable } from './matrix-tables.ts';
import type { PictureGeometry } from './picture-geometry.ts';

function assertLength(out: { readonly length: number }, expected: number): void {
  if (out.length !== expected) throw new RangeError(`${out.length} bytes for ${expected}`);
}

/** Throws `RangeError` when `out` is not exactly one I420 picture. */
export function storeI420(
  { blocks }: Kernels,
  geometry: PictureGeometry,
  memory: CompositorMemory,
  out: Uint8Array,
): void {
  const length = i420Bytes(geometry);
  assertLength(out, length);
  out.set(blocks.bytes(memory.frame.y, length));
}

/** Throws `RangeError` when `out` is not exactly one RGBA picture. */
export function storeRgba(
  { functions, blocks }: Kernels,
  geometry: PictureGeometry,
  memory: CompositorMemory,
  matrix: ColourMatrix,
  out: Uint8Array | Uint8ClampedArray,
): void {
  const { width, height, chromaWidth } = geometry;
  const { frame, staging, coefficients } = memory;
  const stride = width * 4;
  assertLength(out, stride * height);
  const factors = rgbaFactorTable(matrix);
  blocks.bytes(coefficients, factors.byteLength).set(bytesOf(factors));
  const step = stagedRows(width);
  for (let from = 0; from < height; from += step) {
    const rows = Math.min(step, height - from);
    for (let row = 0; row < rows; row++) {
      const y = from + row;
      const chroma = (y >> 1) * chromaWidth;
      functions.rgbaRow(
        frame.y + y * width,
        frame.u + chroma,
        frame.v + chroma,
        width,
        coefficients,
        staging + row * stride,
      );
    }
    out.set(blocks.bytes(staging, rows * stride), from * stride);
  }
}
