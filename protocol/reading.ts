import { COLOUR_MATRICES, type ColourMatrix, MAX_SCREEN_SIDE } from './frame-description';

/** Guard → text worker. Its port is opened when something is to be read. */
export type ReadingRequest =
  /** A screen, or its new size: everything known of it is forgotten. */
  | {
      readonly kind: 'screen';
      readonly capture: number;
      /** Pixels. */
      readonly width: number;
      readonly height: number;
      readonly matrix: ColourMatrix;
    }
  /** Contents that are to be read, and tiles that hold no text any more. */
  | {
      readonly kind: 'tiles';
      readonly capture: number;
      /** Tile and version, in turn. */
      readonly contents: Uint32Array;
      /** Packed, in the same order. Transferred. */
      readonly pixels: Uint8Array;
      readonly emptied: Uint32Array;
    }
  | { readonly kind: 'end'; readonly capture: number };

/** What is hidden, why and where; never the text. */
export interface HiddenPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Key of the sentence that says why. */
  readonly why: string;
  /** Stands for the text when the person says never to hide it again. */
  readonly fingerprint: string;
}

/** Text worker → guard. */
export type ReadingAnswer =
  | { readonly kind: 'ready' }
  /** It cannot read at all. */
  | { readonly kind: 'fault' }
  /** The last `tiles` were taken: more may come. */
  | { readonly kind: 'taken'; readonly capture: number }
  | {
      readonly kind: 'verdict';
      readonly capture: number;
      /** Tile and version, in turn: contents that were read. */
      readonly read: Uint32Array;
      /** All that is to be hidden on the screen. */
      readonly hidden: readonly HiddenPlace[];
    };

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const isId = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

const isSide = (value: unknown): value is number =>
  isId(value) && value > 0 && value <= MAX_SCREEN_SIDE;

const isPairs = (value: unknown): value is Uint32Array =>
  value instanceof Uint32Array && value.length % 2 === 0;

const isMatrix = (value: unknown): value is ColourMatrix =>
  (COLOUR_MATRICES as readonly unknown[]).includes(value);

export function parseReadingRequest(value: unknown): ReadingRequest | null {
  const { kind, capture, width, height, matrix, contents, pixels, emptied } = fieldsOf(value);
  if (!isId(capture)) return null;
  switch (kind) {
    case 'end':
      return { kind, capture };
    case 'screen':
      if (!isSide(width) || !isSide(height) || !isMatrix(matrix)) return null;
      return { kind, capture, width, height, matrix };
    case 'tiles':
      if (!isPairs(contents) || !(pixels instanceof Uint8Array)) return null;
      return emptied instanceof Uint32Array ? { kind, capture, contents, pixels, emptied } : null;
    default:
      return null;
  }
}

export function parseReadingAnswer(value: unknown): ReadingAnswer | null {
  const { kind, capture, read, hidden } = fieldsOf(value);
  if (kind === 'ready' || kind === 'fault') return { kind };
  if (!isId(capture)) return null;
  if (kind === 'taken') return { kind, capture };
  if (kind !== 'verdict' || !isPairs(read) || !Array.isArray(hidden)) return null;
  const places = hidden.map(parseHiddenPlace);
  // Half a verdict would show what the other half hides.
  if (!places.every((place) => place !== null)) return null;
  return { kind, capture, read, hidden: places };
}

export function parseHiddenPlace(value: unknown): HiddenPlace | null {
  const { x, y, width, height, why, fingerprint } = fieldsOf(value);
  const isPlaced = [x, y, width, height].every((length) => Number.isFinite(length));
  if (!isPlaced || typeof why !== 'string' || typeof fingerprint !== 'string') return null;
  return { x, y, width, height, why, fingerprint } as HiddenPlace;
}
