import { COLOUR_MATRICES, type ColourMatrix, MAX_FRAME_SIDE } from './frame-description';
import { type HiddenPlace, parseHiddenPlace } from './reading';

/** Engine's worker → its page: start a worker that finds and reads text on cameras, or end it. */
export const FIND_TEXT = 'lenscap:find-text';
export const FIND_NO_TEXT = 'lenscap:find-no-text';

/** Who is in the picture, on a grid that covers all of it. */
export interface PersonGrid {
  readonly width: number;
  readonly height: number;
  /** 0 to 255, row by row. */
  readonly samples: Uint8Array;
}

/** Engine's worker → text finder: a picture to look at, I420 without padding. Transferred. */
export interface FinderRequest {
  readonly width: number;
  readonly height: number;
  readonly matrix: ColourMatrix;
  readonly picture: Uint8Array;
  /** What is written over the person is read; nothing else is. */
  readonly person: PersonGrid;
  /** Whether all text has to be found, or that over the person alone. */
  readonly isBackgroundShown: boolean;
}

/** Text finder → engine's worker. */
export type FinderAnswer =
  | { readonly kind: 'ready' }
  /** It cannot look at all. */
  | { readonly kind: 'fault' }
  | FoundText;

/** What a pass over one picture has found. */
export interface FoundText {
  readonly kind: 'found';
  /** Rectangles around all text that was found, each x, y, width, height in pixels. */
  readonly places: Float32Array;
  /** What of that over the person is secret. */
  readonly hidden: readonly HiddenPlace[];
  /** The person wants to be told of it only. */
  readonly warnsOnly: boolean;
  /** Another number once the person's rules have changed. */
  readonly rules: number;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const isSide = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= MAX_FRAME_SIDE;

export function parseFinderRequest(value: unknown): FinderRequest | null {
  const {
    width,
    height,
    matrix: given,
    picture,
    person: grid,
    isBackgroundShown,
  } = fieldsOf(value);
  const matrix = COLOUR_MATRICES.find((known) => known === given);
  const person = parsePersonGrid(grid);
  if (!isSide(width) || !isSide(height) || !matrix || !(picture instanceof Uint8Array)) return null;
  if (!person || typeof isBackgroundShown !== 'boolean') return null;
  return { width, height, matrix, picture, person, isBackgroundShown };
}

function parsePersonGrid(value: unknown): PersonGrid | null {
  const { width, height, samples } = fieldsOf(value);
  if (!isSide(width) || !isSide(height) || !(samples instanceof Uint8Array)) return null;
  return samples.length === width * height ? { width, height, samples } : null;
}

export function parseFinderAnswer(value: unknown): FinderAnswer | null {
  const { kind, places, hidden, warnsOnly, rules } = fieldsOf(value);
  if (kind === 'ready' || kind === 'fault') return { kind };
  if (kind !== 'found' || !(places instanceof Float32Array) || places.length % 4 !== 0) return null;
  if (!Array.isArray(hidden) || typeof rules !== 'number') return null;
  // A place that is nowhere would let what it stands for be seen.
  const parsed = hidden.map(parseHiddenPlace);
  if (!places.every(Number.isFinite) || !parsed.every((place) => place !== null)) return null;
  return { kind, places, hidden: parsed, warnsOnly: warnsOnly === true, rules };
}
