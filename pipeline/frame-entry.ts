import type { ColourMatrix } from './colour-matrix.ts';
import { type CompositorMemory, type Planes, STAGING_BYTES } from './compositor-memory.ts';
import { type FrameLayout, frameByteLength } from './frame-layout.ts';
import type { Kernels } from './kernels.ts';
import { CHROMA_WEIGHTS_AT, pixelWeightTable } from './matrix-tables.ts';
import type { PictureGeometry } from './picture-geometry.ts';

/** Where an entry's conversion works. */
export interface EntrySpace {
  readonly staging: number;
  readonly coefficients: number;
}

/** Bytes of an `ArrayBuffer` view of any element size, for copying tables into the memory. */
export const bytesOf = (view: ArrayBufferView): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

/** Rows that fit into the staging area, even, at least two. */
export const stagedRows = (width: number): number =>
  Math.max(2, Math.floor(STAGING_BYTES / (width * 4)) & ~1);

function loadPairs(
  { functions, blocks }: Kernels,
  pairs: Uint8Array,
  planes: Planes,
  staging: number,
): void {
  for (let from = 0; from < pairs.length; from += STAGING_BYTES) {
    const part = pairs.subarray(from, from + STAGING_BYTES);
    blocks.bytes(staging, part.length).set(part);
    functions.splitPairs(staging, part.length / 2, planes.u + from / 2, planes.v + from / 2);
  }
}

/** 4-byte pixels → I420, some rows at a time. */
export function loadPixels(
  { functions, blocks }: Kernels,
  pixels: Uint8Array,
  { width, height, chromaWidth }: PictureGeometry,
  weights: Int16Array,
  planes: Planes,
  { staging, coefficients }: EntrySpace,
): void {
  blocks.bytes(coefficients, weights.byteLength).set(bytesOf(weights));
  const chromaWeights = coefficients + CHROMA_WEIGHTS_AT;
  const stride = width * 4;
  const step = stagedRows(width);
  for (let from = 0; from < height; from += step) {
    const rows = Math.min(step, height - from);
    blocks
      .bytes(staging, rows * stride)
      .set(pixels.subarray(from * stride, (from + rows) * stride));
    for (let row = 0; row < rows; row++) {
      const at = staging + row * stride;
      functions.lumaRow(at, width, coefficients, planes.y + (from + row) * width);
      if (row % 2 === 1) continue;
      const below = row + 1 < rows ? at + stride : at;
      const chroma = ((from + row) / 2) * chromaWidth;
      functions.chromaRow(at, below, width, chromaWeights, planes.u + chroma, planes.v + chroma);
    }
  }
}

/** Copies a picture of any format into the frame's planes. Throws `RangeError` on a wrong size. */
export function loadFrame(
  kernels: Kernels,
  geometry: PictureGeometry,
  memory: CompositorMemory,
  matrix: ColourMatrix,
  bytes: Uint8Array,
  layout: FrameLayout,
): void {
  const { width, height } = geometry;
  if (layout.width !== width || layout.height !== height) {
    throw new RangeError(`${layout.width} x ${layout.height} is not ${width} x ${height}`);
  }
  const expected = frameByteLength(layout);
  if (bytes.length !== expected) {
    throw new RangeError(`${bytes.length} bytes, ${layout.format} has ${expected}`);
  }
  const { blocks } = kernels;
  const { frame } = memory;
  switch (layout.format) {
    case 'I420':
      blocks.bytes(frame.y, bytes.length).set(bytes);
      return;
    case 'NV12': {
      const luma = width * height;
      blocks.bytes(frame.y, luma).set(bytes.subarray(0, luma));
      loadPairs(kernels, bytes.subarray(luma), frame, memory.staging);
      return;
    }
    case 'RGBA':
    case 'BGRA': {
      const weights = pixelWeightTable(matrix, layout.format);
      loadPixels(kernels, bytes, geometry, weights, frame, memory);
    }
  }
}
