/** Which Y'CbCr a picture's planes are in; limited ("video") range in both cases. */
export type ColourMatrix = 'bt601' | 'bt709';

/** Shares of red and blue in luma: ITU-R BT.601-7 §2.5.1, BT.709-6 §3.2. */
const LUMA_SHARES = {
  bt601: { red: 0.299, blue: 0.114 },
  bt709: { red: 0.2126, blue: 0.0722 },
} as const;

/** Limited range: luma spans 219 steps from 16, chroma 224 around 128 (same sources, quantisation). */
const LUMA_STEPS = 219;
const CHROMA_STEPS = 224;

/** 8-bit weights of red, green, blue: Y = Σ/256 + 16, U and V = Σ/256 + 128. Greys have no chroma. */
export interface RgbWeights {
  readonly y: RgbTriple;
  readonly u: RgbTriple;
  readonly v: RgbTriple;
}

export type RgbTriple = readonly [red: number, green: number, blue: number];

export function rgbWeights(matrix: ColourMatrix): RgbWeights {
  const { red, blue } = LUMA_SHARES[matrix];
  const luma = (share: number) => Math.round((share * 256 * LUMA_STEPS) / 255);
  const half = Math.round((128 * CHROMA_STEPS) / 255);
  const uRed = -Math.round((half * red) / (1 - blue));
  const vBlue = -Math.round((half * blue) / (1 - red));
  return {
    y: [luma(red), luma(1 - red - blue), luma(blue)],
    u: [uRed, -half - uRed, half],
    v: [half, -half - vBlue, vBlue],
  };
}

/** Factors from (Y - 16), (U - 128), (V - 128) to RGB of 0..255: Y, V→R, U→G, V→G, U→B. */
export type YuvFactors = readonly [
  luma: number,
  redV: number,
  greenU: number,
  greenV: number,
  blueU: number,
];

/** The two factors of green are to be subtracted. */
export function yuvFactors(matrix: ColourMatrix): YuvFactors {
  const { red, blue } = LUMA_SHARES[matrix];
  const green = 1 - red - blue;
  const redV = (2 * (1 - red) * 255) / CHROMA_STEPS;
  const blueU = (2 * (1 - blue) * 255) / CHROMA_STEPS;
  return [255 / LUMA_STEPS, redV, (blueU * blue) / green, (redV * red) / green, blueU];
}

export interface YuvColour {
  readonly y: number;
  readonly u: number;
  readonly v: number;
}

/** Nearest limited-range colour of an 8-bit RGB colour. */
export function toYuv(rgb: RgbTriple, matrix: ColourMatrix): YuvColour {
  const weights = rgbWeights(matrix);
  const weigh = ([red, green, blue]: RgbTriple) =>
    (red * rgb[0] + green * rgb[1] + blue * rgb[2] + 128) >> 8;
  return { y: weigh(weights.y) + 16, u: weigh(weights.u) + 128, v: weigh(weights.v) + 128 };
}
