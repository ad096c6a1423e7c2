/** A place that is to be hidden, as the text pass tells of it. Pixels. */
export interface FoundPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly why: string;
  readonly fingerprint: string;
}

/** A place that the person can be told of, and can decide about. */
export interface HiddenPlaceView extends FoundPlace {
  /** The same for as long as it is the same finding. */
  readonly id: number;
  /** When it was found, ms epoch. */
  readonly since: number;
  /** The person wants the others to see it. */
  readonly isShown: boolean;
}

export interface HiddenPlaces {
  readonly places: readonly HiddenPlaceView[];
  readonly lastId: number;
  /** Fingerprints that the person has been told of; the newest last. */
  readonly told: readonly string[];
}

export const NO_HIDDEN_PLACES: HiddenPlaces = { places: [], lastId: 0, told: [] };

/** Of the smaller one's area: two places that share so much are one place. */
const SAME_PLACE = 0.5;

/** Findings of which the person is not told again when they come back. */
const MOST_TOLD = 200;

export interface Followed {
  readonly known: HiddenPlaces;
  /** Of which the person has not been told yet. */
  readonly fresh: readonly HiddenPlaceView[];
}

/**
 * Takes what is to be hidden now. What the person has shown stays so only as long as the very text
 * stays where it was: other contents, another place or an end of it, and it is hidden again.
 *
 * A finding goes on when its text is found elsewhere (somebody scrolls), or when something else is
 * found in its place (somebody types): nobody is told of every letter.
 * @param now ms epoch.
 */
export function followPlaces(
  before: HiddenPlaces,
  found: readonly FoundPlace[],
  now: number,
): Followed {
  const left = new Set(before.places);
  let { lastId } = before;
  const fresh: HiddenPlaceView[] = [];
  const places = found.map((place) => {
    const same = sameFinding(place, [...left]);
    if (same) left.delete(same);
    else lastId += 1;
    const isShown = before.places.some((one) => one.isShown && isSameContent(one, place));
    const view = { ...place, id: same?.id ?? lastId, since: same?.since ?? now, isShown };
    if (!same && !before.told.includes(place.fingerprint)) fresh.push(view);
    return view;
  });
  const told = [...new Set([...before.told, ...found.map(({ fingerprint }) => fingerprint)])];
  return { known: { places, lastId, told: told.slice(-MOST_TOLD) }, fresh };
}

/** What the person says about one of them; an id that is not known changes nothing. */
export function showPlace(known: HiddenPlaces, id: number, isShown: boolean): HiddenPlaces {
  const places = known.places.map((place) => (place.id === id ? { ...place, isShown } : place));
  return { ...known, places };
}

/** Those that others do not see. */
export const stillHidden = ({ places }: HiddenPlaces): HiddenPlaceView[] =>
  places.filter(({ isShown }) => !isShown);

function sameFinding(
  place: FoundPlace,
  known: readonly HiddenPlaceView[],
): HiddenPlaceView | undefined {
  return (
    known.find((one) => isSameContent(one, place)) ??
    known.find(({ fingerprint }) => fingerprint === place.fingerprint) ??
    known.find((one) => isSamePlace(one, place))
  );
}

const isSameContent = (one: FoundPlace, other: FoundPlace): boolean =>
  one.fingerprint === other.fingerprint && isSamePlace(one, other);

function isSamePlace(one: FoundPlace, other: FoundPlace): boolean {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const smaller = Math.min(one.width * one.height, other.width * other.height);
  return width > 0 && height > 0 && width * height >= SAME_PLACE * smaller;
}
