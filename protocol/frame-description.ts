/** Pixel formats that a picture may have on its way to the engine (WebCodecs `VideoPixelFormat`). */
export const PIXEL_FORMATS = ['I420', 'NV12', 'RGBA', 'BGRA'] as const;
export type PixelFormat = (typeof PIXEL_FORMATS)[number];

export const ROTATIONS = [0, 90, 180, 270] as const;
export type Rotation = (typeof ROTATIONS)[number];

export const COLOUR_MATRICES = ['bt601', 'bt709'] as const;
export type ColourMatrix = (typeof COLOUR_MATRICES)[number];

/** What the engine has to know of a picture besides its bytes. */
export interface FrameDescription {
  readonly format: PixelFormat;
  /** Pixels of the coded picture. */
  readonly width: number;
  readonly height: number;
  /** Clockwise turn that makes the picture upright. */
  readonly rotation: Rotation;
  readonly matrix: ColourMatrix;
}

/** The engine's own limit; above it lie only screens, which do not travel whole. */
export const MAX_FRAME_SIDE = 4_096;

/** Of a shared screen, of which only tiles travel: 8K. */
export const MAX_SCREEN_SIDE = 8_192;

const isSide = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) <= MAX_FRAME_SIDE;

const isOneOf = <Value>(values: readonly Value[], value: unknown): value is Value =>
  (values as readonly unknown[]).includes(value);

export function parseFrameDescription(value: unknown): FrameDescription | null {
  if (typeof value !== 'object' || value === null) return null;
  const { format, width, height, rotation, matrix } = value as Record<string, unknown>;
  if (!isOneOf(PIXEL_FORMATS, format) || !isSide(width) || !isSide(height)) return null;
  if (!isOneOf(ROTATIONS, rotation) || !isOneOf(COLOUR_MATRICES, matrix)) return null;
  return { format, width, height, rotation, matrix };
}
