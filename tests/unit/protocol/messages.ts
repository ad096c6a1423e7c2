import fc from 'fast-check';
import type { CaptureState } from '../../../policy/capture-state.ts';
import { CAP_REASONS, type Gate } from '../../../policy/gate';
import { LAPSES } from '../../../policy/lapse.ts';
import { LOAD_LEVELS } from '../../../policy/load-control.ts';
import { HOLD_REASONS, SURFACES } from '../../../policy/share.ts';
import { type FrameReport, READING_STATES } from '../../../protocol/background.ts';
import {
  CAMERA_READING_STATES,
  type EngineAnswer,
  type EngineRequest,
  type LoadReport,
} from '../../../protocol/engine.ts';
import {
  COLOUR_MATRICES,
  type FrameDescription,
  MAX_FRAME_SIDE,
  PIXEL_FORMATS,
  ROTATIONS,
} from '../../../protocol/frame-description.ts';
import { PART_BYTES } from '../../../protocol/picture-parts.ts';

/** Every message of the protocols, as its sender may write it. */

const ids = fc.nat();
const counts = fc.nat();
const durations = fc.double({ min: 0, max: 1e6, noNaN: true }).map((ms) => ms + 0);
const parts = fc.array(
  fc.constant(0).map(() => new ArrayBuffer(PART_BYTES)),
  { maxLength: 2 },
);
const sides = fc.integer({ min: 1, max: MAX_FRAME_SIDE });

export const frameDescriptions: fc.Arbitrary<FrameDescription> = fc.record({
  format: fc.constantFrom(...PIXEL_FORMATS),
  width: sides,
  height: sides,
  rotation: fc.constantFrom(...ROTATIONS),
  matrix: fc.constantFrom(...COLOUR_MATRICES),
});

export const loadReports: fc.Arbitrary<LoadReport> = fc.record({
  stages: fc.record({
    load: durations,
    segment: durations,
    background: durations,
    composite: durations,
    store: durations,
  }),
  level: fc.nat({ max: LOAD_LEVELS.length - 1 }),
});

const partsMessages = fc.record({ kind: fc.constant('parts' as const), request: ids, parts });

export const engineRequests: fc.Arbitrary<EngineRequest> = fc.oneof(
  fc.record({
    kind: fc.constant('treat' as const),
    capture: ids,
    request: ids,
    frame: frameDescriptions,
    roundTripMs: durations,
    parts,
  }),
  partsMessages,
  fc.record({ kind: fc.constant('end' as const), capture: ids }),
  fc.record({
    kind: fc.constant('finding' as const),
    capture: ids,
    finding: ids,
    isShown: fc.boolean(),
  }),
);

const lengths = fc.double({ min: 0, max: 1, noNaN: true }).map((length) => length + 0);

const hiddenOnCamera = fc.record({
  id: ids,
  isShown: fc.boolean(),
  x: lengths,
  y: lengths,
  width: lengths,
  height: lengths,
  why: fc.string(),
  fingerprint: fc.string(),
});

export const engineAnswers: fc.Arbitrary<EngineAnswer> = fc.oneof(
  fc.constant({ kind: 'ready' as const }),
  fc.record({
    kind: fc.constant('fault' as const),
    fault: fc.constantFrom(
      'model-missing' as const,
      'model-corrupt' as const,
      'engine-crashed' as const,
    ),
  }),
  fc.record({
    kind: fc.constant('released' as const),
    request: ids,
    parts,
    load: loadReports,
    person: fc.double({ min: 0, max: 1, noNaN: true }).map((share) => share + 0),
    reading: fc.option(
      fc.record({
        state: fc.constantFrom(...CAMERA_READING_STATES),
        waiting: counts,
        warnsOnly: fc.boolean(),
        hidden: fc.array(hiddenOnCamera, { maxLength: 2 }),
      }),
    ),
  }),
  partsMessages,
  fc.record({
    kind: fc.constant('refused' as const),
    request: ids,
  }),
);

const captureStates: fc.Arbitrary<CaptureState> = fc.oneof(
  fc.constantFrom<CaptureState>({ phase: 'live' }, { phase: 'ended' }),
  fc.record({
    phase: fc.constant('covered' as const),
    reason: fc.constantFrom(
      'capped' as const,
      'engine-starting' as const,
      'engine-late' as const,
      'engine-restarting' as const,
      'engine-fault' as const,
      'unreadable-picture' as const,
    ),
  }),
);

const gates: fc.Arbitrary<Gate> = fc.oneof(
  fc.record({ state: fc.constant('live' as const), since: durations }),
  fc.record({
    state: fc.constant('capped' as const),
    reason: fc.constantFrom(...CAP_REASONS),
    since: durations,
  }),
);

const portions = fc.double({ min: 0, max: 1, noNaN: true }).map((portion) => portion + 0);

const hiddenReports = fc.record({
  id: ids,
  why: fc.string(),
  since: durations,
  isShown: fc.boolean(),
  x: portions,
  y: portions,
  width: portions,
  height: portions,
});

const screens = fc.record({
  kind: fc.constant('screen' as const),
  reading: fc.option(
    fc.record({
      state: fc.constantFrom(...READING_STATES),
      waiting: counts,
      sent: counts,
      warnsOnly: fc.boolean(),
      hidden: fc.array(hiddenReports, { maxLength: 3 }),
    }),
  ),
  share: fc.option(
    fc.record({
      surface: fc.constantFrom(...SURFACES),
      hold: fc.option(fc.constantFrom(...HOLD_REASONS)),
      sharedSince: fc.option(durations),
    }),
  ),
});

const cameras = fc.record({
  kind: fc.constant('camera' as const),
  share: fc.constant(null),
  reading: fc.constant(null),
});

export const frameReports: fc.Arbitrary<FrameReport> = fc.record({
  kind: fc.constant('frame-report' as const),
  captures: fc.array(
    fc
      .tuple(
        fc.record({
          id: ids,
          label: fc.string(),
          state: captureStates,
          width: counts,
          height: counts,
          figures: fc.record({
            delivered: counts,
            released: counts,
            covered: counts,
            mainThreadMs: durations,
            latencyMs: durations,
          }),
          load: fc.option(loadReports),
        }),
        fc.oneof(cameras, screens),
      )
      .map(([capture, of]) => ({ ...capture, ...of })),
    { maxLength: 4 },
  ),
  microphones: fc.array(fc.string(), { maxLength: 3 }),
  sounds: fc.array(fc.string(), { maxLength: 3 }),
  gates: fc.record({ camera: gates, microphone: gates, screen: gates, sound: gates }),
  site: fc.option(fc.string()),
  talking: fc.boolean(),
  talkedWhileMuted: fc.option(durations),
  mutedByBrowser: fc.subarray(['camera' as const, 'microphone' as const]),
  reminder: fc.option(fc.constantFrom(...LAPSES)),
});
