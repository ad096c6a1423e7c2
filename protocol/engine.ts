import { type FrameDescription, parseFrameDescription } from './frame-description';
import { type PartsMessage, parseParts } from './picture-parts';
import { type HiddenPlace, parseHiddenPlace } from './reading';

/** Window message from the guard to the engine's frame; carries the ports `[pictures, control]`. */
export const CONNECT = 'lenscap:connect';

/** Guard → engine's frame, over `control`: start a text worker; carries the port to it. */
export const READ = 'lenscap:read';

/** Engine's frame → guard, over `control`: which of its workers is lost. */
export const WORKER_LOST = 'worker-lost';
export const TEXT_WORKER_LOST = 'text-worker-lost';

/** Guard → engine worker, over the port `pictures`. */
export type EngineRequest =
  | PartsMessage
  /** Treat a camera picture, these and the parts before. They come back with the answer. */
  | {
      readonly kind: 'treat';
      readonly capture: number;
      readonly request: number;
      readonly frame: FrameDescription;
      /** Milliseconds that the picture before took from being asked for to its answer; 0 at first. */
      readonly roundTripMs: number;
      readonly parts: readonly ArrayBuffer[];
    }
  | { readonly kind: 'end'; readonly capture: number }
  /** What the person says about something that is hidden on a camera. */
  | {
      readonly kind: 'finding';
      readonly capture: number;
      readonly finding: number;
      readonly isShown: boolean;
    }
  /** Tick every so many milliseconds from now on; 0 for no longer. */
  | { readonly kind: 'clock'; readonly everyMs: number };

/** Milliseconds of the engine's work on one picture, by stage. */
export interface StageTimes {
  readonly load: number;
  readonly segment: number;
  readonly background: number;
  readonly composite: number;
  readonly store: number;
}

/** Why the engine cannot work at all. */
export type EngineFault = 'model-missing' | 'model-corrupt' | 'engine-crashed';

/** Engine → guard, over the port `pictures`. */
export type EngineAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'tick' }
  | { readonly kind: 'fault'; readonly fault: EngineFault }
  | PartsMessage
  /** The treated picture, these and the parts before: I420 of the size that was asked for. */
  | {
      readonly kind: 'released';
      readonly request: number;
      readonly parts: readonly ArrayBuffer[];
      readonly load: LoadReport;
      /** Part of the picture that is person, 0..1; 0 when nobody is in it. */
      readonly person: number;
      /** What is read on it; `null` when nothing can be known of that. */
      readonly reading: CameraReading | null;
    }
  /** This one picture cannot be treated. */
  | { readonly kind: 'refused'; readonly request: number };

/**
 * Whether there is anybody to look for text. Until then everything that could be text is hidden on a
 * background that is shown, and nothing over the person is recognised.
 */
export const CAMERA_READING_STATES = ['starting', 'ready', 'fault'] as const;

export interface CameraReading {
  readonly state: (typeof CAMERA_READING_STATES)[number];
  /** Places that wait to be looked at, in tiles of 32 pixels of a 720p picture. */
  readonly waiting: number;
  /** The person wants to be told of secrets only. */
  readonly warnsOnly: boolean;
  readonly hidden: readonly HiddenOnCamera[];
}

/** A secret over the person, where it is in this picture: parts of its width and height. */
export interface HiddenOnCamera extends HiddenPlace {
  /** The same for as long as it is followed. */
  readonly id: number;
  /** The person lets the others see it. */
  readonly isShown: boolean;
}

export interface LoadReport {
  readonly stages: StageTimes;
  /** Index into `LOAD_LEVELS`. */
  readonly level: number;
}

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null ? (value as Fields) : null;

/** Ids and indices count from 0 or 1 upwards. */
const isId = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

const isDuration = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

const isShare = (value: unknown): value is number => isDuration(value) && value <= 1;

export function parseEngineRequest(value: unknown): EngineRequest | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const { kind, capture, request, roundTripMs, finding, isShown } = fields;
  if (kind === 'parts') return parsePartsMessage(fields);
  if (kind === 'clock') return parseClock(fields);
  if (!isId(capture)) return null;
  if (kind === 'end') return { kind, capture };
  if (kind === 'finding') {
    return isId(finding) ? { kind, capture, finding, isShown: isShown === true } : null;
  }
  if (!isId(request)) return null;
  const frame = parseFrameDescription(fields['frame']);
  const parts = parseParts(fields['parts']);
  if (kind !== 'treat' || !frame || !parts || !isDuration(roundTripMs)) return null;
  return { kind, capture, request, frame, roundTripMs, parts };
}

function parseClock({ everyMs }: Fields): EngineRequest | null {
  return isDuration(everyMs) ? { kind: 'clock', everyMs } : null;
}

function parsePartsMessage({ request, parts: value }: Fields): PartsMessage | null {
  const parts = parseParts(value);
  return isId(request) && parts ? { kind: 'parts', request, parts } : null;
}

export function parseEngineAnswer(value: unknown): EngineAnswer | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const { kind, request, fault } = fields;
  if (kind === 'ready' || kind === 'tick') return { kind };
  if (kind === 'parts') return parsePartsMessage(fields);
  if (kind === 'fault') return { kind, fault: parseEngineFault(fault) };
  if (!isId(request)) return null;
  if (kind === 'refused') return { kind, request };
  const load = parseLoadReport(fields['load']);
  const { person } = fields;
  const parts = parseParts(fields['parts']);
  if (kind !== 'released' || !load || !isShare(person)) return null;
  const reading = parseCameraReading(fields['reading']);
  return parts ? { kind, request, parts, load, person, reading } : null;
}

function parseCameraReading(value: unknown): CameraReading | null {
  const fields = fieldsOf(value);
  const state = CAMERA_READING_STATES.find((known) => known === fields?.['state']);
  if (!fields || !state || !isId(fields['waiting'])) return null;
  const hidden = Array.isArray(fields['hidden']) ? fields['hidden'] : [];
  return {
    state,
    waiting: fields['waiting'],
    warnsOnly: fields['warnsOnly'] === true,
    hidden: hidden.map(parseHiddenOnCamera).filter((place) => place !== null),
  };
}

function parseHiddenOnCamera(value: unknown): HiddenOnCamera | null {
  const fields = fieldsOf(value);
  const place = parseHiddenPlace(value);
  if (!place || !isId(fields?.['id'])) return null;
  return { ...place, id: fields['id'], isShown: fields['isShown'] === true };
}

/** A fault of an unknown name is still a fault. */
function parseEngineFault(value: unknown): EngineFault {
  return value === 'model-missing' || value === 'model-corrupt' ? value : 'engine-crashed';
}

export function parseLoadReport(value: unknown): LoadReport | null {
  const fields = fieldsOf(value);
  const stages = fieldsOf(fields?.['stages']);
  if (!fields || !stages || !isId(fields['level'])) return null;
  const { load, segment, background, composite, store } = stages;
  if (!isDuration(load) || !isDuration(segment) || !isDuration(background)) return null;
  if (!isDuration(composite) || !isDuration(store)) return null;
  return { level: fields['level'], stages: { load, segment, background, composite, store } };
}
