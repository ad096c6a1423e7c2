import { chromaSize, type Rotation } from './frame-layout.ts';

/** Longer side that the net's input (256 × 144) asks of the small picture, in samples. */
const USEFUL_LENGTH = 256;

/** Full samples per sample of the small picture, each way. */
export type SmallFactor = 2 | 4 | 8;

/** Sizes that follow from the picture's size. All in samples of their own plane. */
export interface PictureGeometry {
  readonly width: number;
  readonly height: number;
  readonly chromaWidth: number;
  readonly chromaHeight: number;
  readonly factor: SmallFactor;
  /** The small picture is 4:4:4: chroma is brought down by `factor / 2` only. */
  readonly smallWidth: number;
  readonly smallHeight: number;
  /** Cells of the blur: 2 × 2 small samples. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Quarter turns clockwise to upright. */
  readonly quarters: number;
  /** Small picture is coarser than the net's input: take luma from the full plane. */
  readonly lumaFromFull: boolean;
}

function smallFactor(longer: number): SmallFactor {
  if (longer >= 8 * USEFUL_LENGTH) return 8;
  return longer >= 4 * USEFUL_LENGTH ? 4 : 2;
}

export function pictureGeometry(
  width: number,
  height: number,
  rotation: Rotation,
): PictureGeometry {
  const longer = Math.max(width, height);
  const factor = smallFactor(longer);
  const smallWidth = Math.ceil(width / factor);
  const smallHeight = Math.ceil(height / factor);
  return {
    width,
    height,
    chromaWidth: chromaSize(width),
    chromaHeight: chromaSize(height),
    factor,
    smallWidth,
    smallHeight,
    cellWidth: Math.ceil(smallWidth / 2),
    cellHeight: Math.ceil(smallHeight / 2),
    quarters: rotation / 90,
    lumaFromFull: longer < factor * USEFUL_LENGTH,
  };
}
