import type { CaptureState, CoverReason } from './capture-state';
import type { DeviceKind, Gates } from './gate';

/** From the least to the most exposed. A fault sends the card: it hides nothing that is on the air. */
export const EXPOSURES = ['off', 'covered', 'fault', 'live', 'sharing'] as const;
export type Exposure = (typeof EXPOSURES)[number];

/** What one frame captures, and what may be sent of it. */
export interface FrameSummary {
  readonly gates: Gates;
  readonly captures: readonly { readonly kind: DeviceKind; readonly state: CaptureState }[];
}

/** Covers that do not go away by themselves. The others last moments, and live is what follows. */
const FAULTS: ReadonlySet<CoverReason> = new Set(['engine-fault', 'unreadable-picture']);

/** The most exposed state of all frames of all tabs: what badge and icon show. */
export function mostExposed(frames: readonly FrameSummary[]): Exposure {
  return frames.flatMap(frameExposures).reduce<Exposure>(moreExposed, 'off');
}

/** Whether anything is at fault anywhere, also beside something that is more exposed. */
export function hasFault(frames: readonly FrameSummary[]): boolean {
  return frames.flatMap(frameExposures).includes('fault');
}

const frameExposures = ({ gates, captures }: FrameSummary): Exposure[] =>
  captures.map(({ kind, state }) => captureExposure(gates, kind, state));

function captureExposure(gates: Gates, kind: DeviceKind, state: CaptureState): Exposure {
  if (state.phase === 'ended') return 'off';
  if (gates[kind].state === 'capped') return 'covered';
  if (state.phase === 'covered' && FAULTS.has(state.reason)) return 'fault';
  return kind === 'screen' || kind === 'sound' ? 'sharing' : 'live';
}

const moreExposed = (one: Exposure, other: Exposure): Exposure =>
  EXPOSURES.indexOf(one) >= EXPOSURES.indexOf(other) ? one : other;
