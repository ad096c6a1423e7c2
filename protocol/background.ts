import type { CaptureState, CoverReason } from '../policy/capture-state';
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
}

const COVER_REASONS: readonly CoverReason[] = [
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
  const list = fields?.['captures'];
  if (fields?.['kind'] !== 'frame-report' || !Array.isArray(list)) return null;
  const captures: CaptureReport[] = [];
  for (const item of list) {
    const capture = parseCaptureReport(item);
    if (!capture) return null;
    captures.push(capture);
  }
  return { kind: 'frame-report', captures };
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
