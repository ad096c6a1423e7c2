import type { CapReason, Gate } from './gate';

/** What is shared: `displaySurface` of Screen Capture; what the browser does not tell is unknown. */
export const SURFACES = ['monitor', 'window', 'browser', 'unknown'] as const;
export type Surface = (typeof SURFACES)[number];

export const surfaceOf = (displaySurface: string | undefined): Surface =>
  SURFACES.find((known) => known === displaySurface) ?? 'unknown';

/** The person's settings for sharing. */
export interface SharingRules {
  /** Windows and tabs too are shown to the person first. */
  readonly confirmEverything: boolean;
  /** Whole screens are left out of the browser's picker. */
  readonly neverWholeScreen: boolean;
}

export const DEFAULT_SHARING_RULES: SharingRules = {
  confirmEverything: false,
  neverWholeScreen: false,
};

export function parseSharingRules(value: unknown): SharingRules {
  const fields = typeof value === 'object' && value !== null ? value : {};
  const { confirmEverything, neverWholeScreen } = fields as Record<string, unknown>;
  return {
    confirmEverything: confirmEverything === true,
    neverWholeScreen: neverWholeScreen === true,
  };
}

/** Why the person has to say yes before anything of a share is seen. */
export const HOLD_REASONS = [
  /** It shows, or may show, a whole screen. */
  'whole-screen',
  /** A window or a tab, and the person wants to be asked about those too. */
  'asked',
  /** It shows another thing than the person said yes to. */
  'surface-changed',
  /** Everything was covered, or the machine was locked: what was said before is over. */
  'covered',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** One choice in the browser's picker, for as long as the page holds tracks of it. */
export interface Share {
  readonly surface: Surface;
  /** `null` once the person has let it through. */
  readonly hold: HoldReason | null;
}

export function openShare(surface: Surface, rules: SharingRules): Share {
  const isWhole = surface === 'monitor' || surface === 'unknown';
  return { surface, hold: isWhole ? 'whole-screen' : rules.confirmEverything ? 'asked' : null };
}

/** What the others see of a share: the holding card, the last released picture, or all of it. */
export type ShareLook = 'card' | 'still' | 'open';

/**
 * Reasons that freeze the picture. Every other one covers it, and the person has to see what would be
 * shared before it goes on.
 */
const FREEZING: ReadonlySet<CapReason> = new Set([
  'user',
  'unattended',
  'idle',
  'tab-hidden',
  'walk-away',
]);

/** @param gate The gate over all shares of the document. */
export function shareLook({ hold }: Share, gate: Gate): ShareLook {
  if (hold !== null) return 'card';
  if (gate.state === 'live') return 'open';
  return FREEZING.has(gate.reason) ? 'still' : 'card';
}

/** The share after the gate over all shares has closed for a reason that only a new yes lifts. */
export function holdBy(share: Share, gate: Gate): Share {
  return share.hold === null && shareLook(share, gate) === 'card'
    ? { ...share, hold: 'covered' }
    : share;
}
