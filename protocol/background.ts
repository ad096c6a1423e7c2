import type { CaptureState, CoverReason } from '../policy/capture-state';
import { type Gates, parseGates } from '../policy/gate';
import { LAPSES, type Lapse } from '../policy/lapse';
import { HOLD_REASONS, type HoldReason, SURFACES, type Surface } from '../policy/share';
import { type LoadReport, parseLoadReport } from './engine';

/** One capture of one frame, as the guard sees it. */
export interface CaptureReport {
  readonly id: number;
  readonly kind: 'camera' | 'screen';
  /** The device, as the system names it. */
  readonly label: string;
  readonly state: CaptureState;
  /** Size of the last picture, pixels; 0 before the first. */
  readonly width: number;
  readonly height: number;
  readonly figures: CaptureFigures;
  readonly load: LoadReport | null;
  /** What a screen's capture shows; `null` for a camera's. */
  readonly share: ShareReport | null;
  /** What is read; `null` before the first picture. */
  readonly reading: ReadingReport | null;
}

/** The text pass over a screen or a camera, as the person should know it. */
export interface ReadingReport {
  readonly state: ReadingState;
  /** Places that wait to be read, in tiles of 32 pixels. */
  readonly waiting: number;
  /** Tiles that have gone to whoever reads, since the share began. */
  readonly sent: number;
  /** The person wants to be told only: nothing waits and nothing is hidden. */
  readonly warnsOnly: boolean;
  readonly hidden: readonly HiddenReport[];
}

/** One place that is hidden: why and where, never the text nor what it could be known by. */
export interface HiddenReport {
  /** Of this finding, within its capture. */
  readonly id: number;
  /** Key of a sentence. */
  readonly why: string;
  /** When it was found, ms epoch. */
  readonly since: number;
  /** The person lets the others see it. */
  readonly isShown: boolean;
  /** Parts of the picture's width and height, 0..1. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether there is anybody to read: until then everything that could be text is held. */
export const READING_STATES = ['off', 'starting', 'ready', 'fault'] as const;
export type ReadingState = (typeof READING_STATES)[number];

/** One share, as the person should know it. */
export interface ShareReport {
  readonly surface: Surface;
  /** Why the others see the holding card until the person says yes; `null` once let through. */
  readonly hold: HoldReason | null;
  /** Since when the others have seen it without a break, ms epoch; `null` while they do not. */
  readonly sharedSince: number | null;
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
  /** Labels of the sounds of shared tabs, windows or systems that are open. */
  readonly sounds: readonly string[];
  readonly gates: Gates;
  /** Devices that the browser itself has muted, as Firefox's sharing indicator can: nothing of them is sent. */
  readonly mutedByBrowser: readonly BrowserMuted[];
  /** Origin that site rules go by; `null` where none applies. */
  readonly site: string | null;
  /** Push-to-talk is held down. */
  readonly talking: boolean;
  /** Since when the person has been talking into the muted microphone, ms epoch; else `null`. */
  readonly talkedWhileMuted: number | null;
  /** The lapse about which the person has been asked and has not answered. */
  readonly reminder: Lapse | null;
}

export type BrowserMuted = 'camera' | 'microphone';

/** Whether the frame holds anything that could be sent. */
export const isCapturing = ({
  captures,
  microphones,
  sounds,
}: Pick<FrameReport, 'captures' | 'microphones' | 'sounds'>): boolean =>
  captures.length + microphones.length + sounds.length > 0;

const COVER_REASONS: readonly CoverReason[] = [
  'capped',
  'engine-starting',
  'engine-late',
  'engine-restarting',
  'engine-fault',
  'unreadable-picture',
];

const BROWSER_MUTED: readonly BrowserMuted[] = ['camera', 'microphone'];

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null ? (value as Fields) : null;

/** A figure that makes no sense is not worth the rest of the report: what is captured has to be known. */
const count = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;

export function parseFrameReport(value: unknown): FrameReport | null {
  const fields = fieldsOf(value);
  const captures = parseList(fields?.['captures'], parseCaptureReport);
  const microphones = parseList(fields?.['microphones'], parseLabel);
  const sounds = parseList(fields?.['sounds'], parseLabel);
  const gates = parseGates(fields?.['gates']);
  if (fields?.['kind'] !== 'frame-report' || !captures || !gates) return null;
  if (!microphones || !sounds) return null;
  const held = { captures, microphones, sounds };
  return { kind: 'frame-report', ...held, gates, ...parseSituation(fields) };
}

/** What is said besides of the person and the site; what makes no sense was not said. */
function parseSituation({
  mutedByBrowser,
  site,
  talking,
  talkedWhileMuted: since,
  reminder,
}: Fields) {
  const muted = Array.isArray(mutedByBrowser) ? mutedByBrowser : [];
  return {
    mutedByBrowser: BROWSER_MUTED.filter((device) => muted.includes(device)),
    site: typeof site === 'string' ? site : null,
    talking: talking === true,
    talkedWhileMuted: typeof since === 'number' && Number.isFinite(since) ? since : null,
    reminder: LAPSES.find((lapse) => lapse === reminder) ?? null,
  };
}

/** All items, or `null` when one of them is not what it should be. */
function parseList<Item>(value: unknown, parse: (item: unknown) => Item | null): Item[] | null {
  if (!Array.isArray(value)) return null;
  const items = value.map(parse).filter((item) => item !== null);
  return items.length === value.length ? items : null;
}

const parseLabel = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A share that cannot be read counts as held: nothing is said to be shared that may not be. */
function parseShareReport(value: unknown): ShareReport | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const { surface, hold, sharedSince } = fields;
  return {
    surface: SURFACES.find((known) => known === surface) ?? 'unknown',
    hold: hold === null ? null : (HOLD_REASONS.find((known) => known === hold) ?? 'covered'),
    sharedSince: Number.isFinite(sharedSince) ? (sharedSince as number) : null,
  };
}

function parseCaptureReport(value: unknown): CaptureReport | null {
  const fields = fieldsOf(value);
  const state = parseCaptureState(fields?.['state']);
  if (!fields || !state) return null;
  const { id, kind, figures, label } = fields;
  if (!Number.isSafeInteger(id) || (kind !== 'camera' && kind !== 'screen')) return null;
  const given = fieldsOf(figures) ?? {};
  return {
    id: id as number,
    kind,
    label: typeof label === 'string' ? label : '',
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
    share: kind === 'screen' ? parseShareReport(fields['share']) : null,
    reading: parseReadingReport(fields['reading']),
  };
}

function parseReadingReport(value: unknown): ReadingReport | null {
  const fields = fieldsOf(value);
  const state = READING_STATES.find((known) => known === fields?.['state']);
  if (!fields || !state) return null;
  const hidden = Array.isArray(fields['hidden']) ? fields['hidden'] : [];
  return {
    state,
    waiting: count(fields['waiting']),
    sent: count(fields['sent']),
    warnsOnly: fields['warnsOnly'] === true,
    hidden: hidden.map(parseHiddenReport).filter((place) => place !== null),
  };
}

const share = (value: unknown): number => Math.min(1, count(value));

function parseHiddenReport(value: unknown): HiddenReport | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const { id, why, isShown } = fields;
  if (!Number.isSafeInteger(id) || typeof why !== 'string') return null;
  return {
    id: id as number,
    why,
    since: count(fields['since']),
    isShown: isShown === true,
    x: share(fields['x']),
    y: share(fields['y']),
    width: share(fields['width']),
    height: share(fields['height']),
  };
}

function parseCaptureState(value: unknown): CaptureState | null {
  const fields = fieldsOf(value);
  if (fields?.['phase'] === 'live') return { phase: 'live' };
  if (fields?.['phase'] === 'ended') return { phase: 'ended' };
  const reason = COVER_REASONS.find((known) => known === fields?.['reason']);
  return fields?.['phase'] === 'covered' && reason ? { phase: 'covered', reason } : null;
}
