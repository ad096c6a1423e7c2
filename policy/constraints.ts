/**
 * Constraints on a device that is switched off, judged by what it said it can do: the required
 * ones must be within reach, the ideal ones are met as far as they go (Media Capture and Streams,
 * "SelectSettings").
 */
export type Fit =
  | { readonly kind: 'fits'; readonly settings: MediaTrackSettings }
  /** `constraint` is the name that an `OverconstrainedError` carries. */
  | { readonly kind: 'overconstrained'; readonly constraint: string };

type Fields = Readonly<Record<string, unknown>>;

/** Settings that follow from constraints alone; of all others a device knows better. */
const NUMBERS = ['width', 'height', 'frameRate', 'aspectRatio'] as const;
const NAMES = ['deviceId', 'groupId', 'facingMode'] as const;

interface Range {
  readonly min: number;
  readonly max: number;
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const numberOr = <Other>(value: unknown, other: Other): number | Other =>
  typeof value === 'number' ? value : other;

export function fitConstraints(
  constraints: unknown,
  capabilities: unknown,
  settings: MediaTrackSettings,
): Fit {
  const asked = fieldsOf(constraints);
  const able = fieldsOf(capabilities);
  const known = fieldsOf(settings);
  const fitted: Record<string, number> = {};
  for (const name of NUMBERS) {
    const range = rangeOf(able[name]);
    if (!isWithin(asked[name], range)) return { kind: 'overconstrained', constraint: name };
    const chosen = chooseNumber(asked[name], range);
    if (chosen !== null) fitted[name] = chosen;
  }
  for (const name of NAMES) {
    if (!isOneOf(asked[name], known[name])) return { kind: 'overconstrained', constraint: name };
  }
  return { kind: 'fits', settings: withRatio({ ...settings, ...fitted }) };
}

function rangeOf(capability: unknown): Range {
  const { min, max } = fieldsOf(capability);
  return { min: numberOr(min, 0), max: numberOr(max, Number.POSITIVE_INFINITY) };
}

/** `min`, `max` and `exact` are required; a bare number is an ideal. */
function isWithin(asked: unknown, range: Range): boolean {
  const { min, max, exact } = fieldsOf(asked);
  const low = numberOr(exact, numberOr(min, range.min));
  const high = numberOr(exact, numberOr(max, range.max));
  return low <= high && low <= range.max && high >= range.min;
}

function chooseNumber(asked: unknown, range: Range): number | null {
  const { min, max, exact, ideal } = fieldsOf(asked);
  const wanted = numberOr(asked, numberOr(exact, numberOr(ideal, null)));
  if (wanted === null) return null;
  const low = Math.max(range.min, numberOr(min, range.min));
  const high = Math.min(range.max, numberOr(max, range.max));
  return Math.min(high, Math.max(low, wanted));
}

function isOneOf(asked: unknown, known: unknown): boolean {
  const { exact } = fieldsOf(asked);
  if (exact === undefined || known === undefined) return true;
  return Array.isArray(exact) ? exact.includes(known) : exact === known;
}

function withRatio(settings: MediaTrackSettings): MediaTrackSettings {
  const { width, height } = settings;
  return width && height ? { ...settings, aspectRatio: width / height } : settings;
}
