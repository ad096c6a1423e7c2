/** Mask pixels per pixel of the net's last layer, in each direction. */
export const MASK_BLOCK = 2;

/**
 * Spreads the net's last layer, `height/2 × width/2 × 4`, over the mask: channel 2·y + x is the
 * pixel (x, y) of a 2×2 block (TensorFlow's `depth_to_space`).
 * @param mask `height × width`, row-major; overwritten.
 */
export function depthToSpace(blocks: Float32Array, width: number, mask: Float32Array): void {
  if (blocks.length !== mask.length) {
    throw new RangeError(`${blocks.length} values for a mask of ${mask.length} pixels`);
  }
  let source = 0;
  for (let row = 0; row < mask.length; row += width * MASK_BLOCK) {
    for (let x = row; x < row + width; x += MASK_BLOCK) {
      mask[x] = blocks[source] as number;
      mask[x + 1] = blocks[source + 1] as number;
      mask[x + width] = blocks[source + 2] as number;
      mask[x + width + 1] = blocks[source + 3] as number;
      source += 4;
    }
  }
}
