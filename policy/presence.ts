/** What the pictures say about whether anybody is there. Times in milliseconds since the epoch. */
export interface Presence {
  /** When a picture was last looked at; `null` before the first. */
  readonly lookedAt: number | null;
  /** Since when nobody has been in the pictures; `null` while somebody is. */
  readonly emptySince: number | null;
}

export const NOBODY_LOOKED: Presence = { lookedAt: null, emptySince: null };

/**
 * Pictures further apart than this say nothing about the time between them: the camera was covered,
 * or the engine broken. The slowest load level looks several times a second.
 */
export const LONGEST_GAP_MS = 2_000;

/** @param person Part of the picture that is person, 0..1; 0 when nobody is in it. */
export function observePresence(presence: Presence, person: number, at: number): Presence {
  if (person > 0) return { lookedAt: at, emptySince: null };
  const goesOn = presence.emptySince !== null && !isBlind(presence, at);
  return { lookedAt: at, emptySince: goesOn ? presence.emptySince : at };
}

/** Whether the pictures say nothing about now. */
export const isBlind = ({ lookedAt }: Presence, now: number): boolean =>
  lookedAt === null || now - lookedAt > LONGEST_GAP_MS;
