import type { Background } from '../../../pipeline/background.ts';
import { Compositor, type CompositorOptions } from '../../../pipeline/compositor.ts';
import { chromaSize, type FrameLayout, frameByteLength } from '../../../pipeline/frame-layout.ts';
import type { Kernels } from '../../../pipeline/kernels.ts';

/** The size of MediaPipe's landscape net. */
export const GRID = { width: 256, height: 144 };

export interface Picture {
  readonly bytes: Uint8Array;
  readonly layout: FrameLayout;
}

/** Value at the middle of a pixel; coordinates run from 0 to 1. */
export type Shade = (x: number, y: number) => number;

function plane(width: number, height: number, shade: Shade): Uint8Array {
  const out = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) out[i] = shade((x + 0.5) / width, (y + 0.5) / height);
  }
  return out;
}

/** I420 picture from luma; grey unless chroma is given. */
export function drawI420(
  width: number,
  height: number,
  y: Shade,
  u: Shade = () => 128,
  v: Shade = () => 128,
): Picture {
  const chroma = [chromaSize(width), chromaSize(height)] as const;
  const planes = [plane(width, height, y), plane(...chroma, u), plane(...chroma, v)];
  return { bytes: joinBytes(planes), layout: { format: 'I420', width, height } };
}

export function joinBytes(parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** The net's answer: 1 inside, 0 outside. */
export function drawMask(isPerson: (x: number, y: number) => boolean, grid = GRID): Float32Array {
  const { width, height } = grid;
  return Float32Array.from({ length: width * height }, (_, i) =>
    isPerson(((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height) ? 1 : 0,
  );
}

export const STRONG: Background = { kind: 'blur', strength: 'strong' };
export const LIGHT: Background = { kind: 'blur', strength: 'light' };
export const GREEN: Background = { kind: 'colour', colour: { red: 0, green: 200, blue: 60 } };

export interface Run {
  readonly background: Background;
  /** The net's answer; left out: nobody. */
  readonly mask?: Float32Array;
  readonly options?: Partial<CompositorOptions>;
}

/** One frame through an existing compositor. `out` starts as poison. */
export function treat(compositor: Compositor, { bytes, layout }: Picture, run: Run): Uint8Array {
  compositor.load(bytes, layout);
  compositor.downscale();
  if (run.mask) compositor.refineMask(run.mask, GRID);
  compositor.drawBackground(run.background);
  compositor.composite();
  const out = new Uint8Array(frameByteLength({ ...layout, format: 'I420' })).fill(0x5a);
  compositor.store(out);
  return out;
}

/** One frame through a compositor of its own. */
export function treatOnce(kernels: Kernels, picture: Picture, run: Run): Uint8Array {
  const { width, height } = picture.layout;
  const compositor = new Compositor(kernels, { width, height, ...run.options });
  try {
    return treat(compositor, picture, run);
  } finally {
    compositor.dispose();
  }
}
