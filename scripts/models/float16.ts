/**
 * IEEE 754 binary16, as TFLite stores weights and as the tfjs weight manifest calls `float16`.
 * Node 20 has no `Float16Array`.
 */

const EXPONENT_BIAS = 15;
const MANTISSA_STEPS = 1024;
const MAX_EXPONENT = 31;
/** Value of the last bit of a subnormal number, 2^-24. */
const SUBNORMAL_STEP = 2 ** -24;
/** Largest finite value, 65504. */
const LARGEST = (2 - 1 / MANTISSA_STEPS) * 2 ** EXPONENT_BIAS;

/** Value of one half given as its 16 bits. */
export function decodeFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & MAX_EXPONENT;
  const mantissa = bits & (MANTISSA_STEPS - 1);
  if (exponent === 0) return sign * mantissa * SUBNORMAL_STEP;
  if (exponent === MAX_EXPONENT) return mantissa === 0 ? sign * Infinity : Number.NaN;
  return sign * (1 + mantissa / MANTISSA_STEPS) * 2 ** (exponent - EXPONENT_BIAS);
}

/**
 * Nearest half of a value, ties to even, as 16 bits.
 * @throws Error for values a half cannot hold: a model with such a weight must not be written.
 */
export function encodeFloat16(value: number): number {
  const magnitude = Math.abs(value);
  if (!(magnitude <= LARGEST)) throw new Error(`${value} does not fit into a 16 bit float`);
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const smallestNormal = 2 ** (1 - EXPONENT_BIAS);
  const exponent = magnitude < smallestNormal ? 1 - EXPONENT_BIAS : floorLog2(magnitude);
  const step = 2 ** (exponent - 10);
  const steps = roundHalfToEven(magnitude / step);
  if (magnitude < smallestNormal) return sign | steps;
  // A mantissa that rounds up to 2048 steps carries into the exponent by itself.
  return sign | (((exponent + EXPONENT_BIAS) << 10) + (steps - MANTISSA_STEPS));
}

function floorLog2(value: number): number {
  const guess = Math.floor(Math.log2(value));
  if (2 ** guess > value) return guess - 1;
  return 2 ** (guess + 1) <= value ? guess + 1 : guess;
}

function roundHalfToEven(value: number): number {
  const down = Math.floor(value);
  const rest = value - down;
  if (rest !== 0.5) return rest < 0.5 ? down : down + 1;
  return down % 2 === 0 ? down : down + 1;
}
