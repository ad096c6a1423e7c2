import { type ColourMatrix, type RgbTriple, rgbWeights, yuvFactors } from './colour-matrix.ts';

/** i16 weights of byte 0, 1, 2 of a pixel for Y, U and V, as `lumaRow` and `chromaRow` read them. */
export function pixelWeightTable(matrix: ColourMatrix, order: 'RGBA' | 'BGRA'): Int16Array {
  const { y, u, v } = rgbWeights(matrix);
  const inOrder = ([red, green, blue]: RgbTriple) =>
    order === 'RGBA' ? [red, green, blue] : [blue, green, red];
  return Int16Array.from([y, u, v].flatMap(inOrder));
}

/** Offset of the chroma weights in `pixelWeightTable`, in bytes. */
export const CHROMA_WEIGHTS_AT = 6;

/** i16 factors of `rgbaRow`, 13 fraction bits: the largest is below 4. */
export function rgbaFactorTable(matrix: ColourMatrix): Int16Array {
  return Int16Array.from(yuvFactors(matrix), (factor) => Math.round(factor * 8192));
}

/** f32 factors of `sampleRgb`, to 0..1. */
export function sampleFactorTable(matrix: ColourMatrix): Float32Array {
  return Float32Array.from(yuvFactors(matrix), (factor) => factor / 255);
}
