/** RGB, 0 to 1, row-major: what a segmenter takes. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Float32Array;
}

/** The colour at a point given in shares of the width and height. */
export type Shade = (u: number, v: number) => readonly [number, number, number];

/** Samples per pixel and direction, enough that thin strokes do not flicker. */
const OVERSAMPLING = 4;

/** Renders a scene; each pixel is the mean over its area. */
export function render(width: number, height: number, shade: Shade): Picture {
  const rgb = new Float32Array(width * height * 3);
  const weight = 1 / OVERSAMPLING ** 2;
  for (let y = 0; y < height * OVERSAMPLING; y++) {
    for (let x = 0; x < width * OVERSAMPLING; x++) {
      const at = (Math.floor(y / OVERSAMPLING) * width + Math.floor(x / OVERSAMPLING)) * 3;
      const colour = shade((x + 0.5) / (width * OVERSAMPLING), (y + 0.5) / (height * OVERSAMPLING));
      for (const [channel, value] of colour.entries()) {
        rgb[at + channel] = (rgb[at + channel] ?? 0) + value * weight;
      }
    }
  }
  return { width, height, rgb };
}
