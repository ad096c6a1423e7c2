import { COLOUR_MATRICES, type ColourMatrix, MAX_FRAME_SIDE } from './frame-description';

/** Engine's worker → its page: start a worker that finds text on cameras, or end it. */
export const FIND_TEXT = 'lenscap:find-text';
export const FIND_NO_TEXT = 'lenscap:find-no-text';

/** Engine's worker → text finder: a picture to look at, I420 without padding. Transferred. */
export interface FinderRequest {
  readonly width: number;
  readonly height: number;
  readonly matrix: ColourMatrix;
  readonly picture: Uint8Array;
}

/** Text finder → engine's worker. */
export type FinderAnswer =
  | { readonly kind: 'ready' }
  /** It cannot look at all. */
  | { readonly kind: 'fault' }
  /** Rectangles around all text, each x, y, width, height in pixels. */
  | { readonly kind: 'found'; readonly places: Float32Array };

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const isSide = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= MAX_FRAME_SIDE;

export function parseFinderRequest(value: unknown): FinderRequest | null {
  const { width, height, matrix: given, picture } = fieldsOf(value);
  const matrix = COLOUR_MATRICES.find((known) => known === given);
  if (!isSide(width) || !isSide(height) || !matrix || !(picture instanceof Uint8Array)) return null;
  return { width, height, matrix, picture };
}

export function parseFinderAnswer(value: unknown): FinderAnswer | null {
  const { kind, places } = fieldsOf(value);
  if (kind === 'ready' || kind === 'fault') return { kind };
  if (kind !== 'found' || !(places instanceof Float32Array) || places.length % 4 !== 0) return null;
  // A place that is nowhere would let what it stands for be seen.
  return places.every(Number.isFinite) ? { kind, places } : null;
}
