import type { CaptureState, CoverReason } from '../policy/capture-state';
import { type Gates, parseGate } from '../policy/gate';
import { type LoadReport, parseLoadReport } from './engine';

/** One capture of one frame, as the guard sees it. */
export interface CaptureReport {
  readonly id: number;
  readonly kind: 'camera' | 'screen';
  readonly state: CaptureState;
  /** Size of the last picture, pixels; 0 before the first. */
  readonly width: number;
  readonly height: number;
  readonly figures: CaptureFigures;
  readonly load: LoadReport | null;
}

/** Counted since the capture began. */
export interface CaptureFigures {
  /** Pictures that the source delivered. */
  readonly delivered: number;
  /** Pictures that the engine released to the page. */
  readonly released: number;
  /** Cover cards sent instead. */
  readonly covered: number;
  /** Mean milliseconds of the page's main thread per released picture. */
  readonly mainThreadMs: number;
  /** Mean milliseconds from the source's picture to the released one. */
  readonly latencyMs: number;
}

/** Guard → background: all captures of the frame that sends it. */
export interface FrameReport {
  readonly kind: 'frame-report';
  readonly captures: readonly CaptureReport[];
  /** Labels of the microphones that are open. */
  readonly microphones: readonly string[];
  readonly gates: Gates;
  /** Since when the person has been talking into the muted microphone, ms epoch; else `null`. */
  readonly talkedWhileMuted: number | null;
}

const COVER_REASONS: readonly CoverReason[] = [
  'capped',
  'engine-starting',
  'engine-late',
  'engine-restarting',
  'engine-fault',
  'unreadable-picture',
];

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null ? (value as Fields) : null;

/** A figure that makes no sense is not worth the rest of the report: what is captured has to be known. */
const count = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;

export function parseFrameReport(value: unknown): FrameReport | null {
  const fields = fieldsOf(value);
  const captures = parseList(fields?.['captures'], parseCaptureReport);
  const microphones = parseList(fields?.['microphones'], (item) =>
    typeof item === 'string' ? item : null,
  );
  const gates = parseGates(fields?.['gates']);
  if (fields?.['kind'] !== 'frame-report' || !captures || !microphones || !gates) return null;
  const since = fields['talkedWhileMuted'];
  const talkedWhileMuted = typeof since === 'number' && Number.isFinite(since) ? since : null;
  return { kind: 'frame-report', captures, microphones, gates, talkedWhileMuted };
}

/** All items, or `null` when one of them is not what it should be. */
function parseList<Item>(value: unknown, parse: (item: unknown) => Item | null): Item[] | null {
  if (!Array.isArray(value)) return null;
  const items = value.map(parse).filter((item) => item !== null);
  return items.length === value.length ? items : null;
}

function parseGates(value: unknown): Gates | null {
  const fields = fieldsOf(value);
  const camera = parseGate(fields?.['camera']);
  const microphone = parseGate(fields?.['microphone']);
  const screen = parseGate(fields?.['screen']);
  return camera && microphone && screen ? { camera, microphone, screen } : null;
}

function parseCaptureReport(value: unknown): CaptureReport | null {
  const fields = fieldsOf(value);
  const state = parseCaptureState(fields?.['state']);
  if (!fields || !state) return null;
  const { id, kind, figures } = fields;
  if (!Number.isSafeInteger(id) || (kind !== 'camera' && kind !== 'screen')) return null;
  const given = fieldsOf(figures) ?? {};
  return {
    id: id as number,
    kind,
    state,
    width: count(fields['width']),
    height: count(fields['height']),
    figures: {
      delivered: count(given['delivered']),
      released: count(given['released']),
      covered: count(given['covered']),
      mainThreadMs: count(given['mainThreadMs']),
      latencyMs: count(given['latencyMs']),
    },
    load: parseLoadReport(fields['load']),
  };
}

function parseCaptureState(value: unknown): CaptureState | null {
  const fields = fieldsOf(value);
  if (fields?.['phase'] === 'live') return { phase: 'live' };
  if (fields?.['phase'] === 'ended') return { phase: 'ended' };
  const reason = COVER_REASONS.find((known) => known === fields?.['reason']);
  return fields?.['phase'] === 'covered' && reason ? { phase: 'covered', reason } : null;
}
