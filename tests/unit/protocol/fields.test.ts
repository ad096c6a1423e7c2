import { describe, expect, it } from 'vitest';
import { parseFrameReport } from '../../../protocol/background.ts';
import {
  parseEngineAnswer,
  parseEngineRequest,
  parseLoadReport,
} from '../../../protocol/engine.ts';
import { parseFrameDescription } from '../../../protocol/frame-description.ts';
import { PART_BYTES } from '../../../protocol/picture-parts.ts';

const FRAME = { format: 'I420', width: 640, height: 360, rotation: 0, matrix: 'bt709' };
const STAGES = { load: 0, segment: 3.5, background: 0.7, composite: 2.3, store: 0.4 };
const LOAD = { stages: STAGES, level: 1 };
const PARTS = [new ArrayBuffer(PART_BYTES)];
const TREAT = { kind: 'treat', capture: 1, request: 2, frame: FRAME, roundTripMs: 9, parts: PARTS };
const RELEASED = {
  kind: 'released',
  request: 2,
  parts: PARTS,
  load: LOAD,
  person: 0.3,
  reading: null,
};
const FIGURES = { delivered: 3, released: 2, covered: 1, mainThreadMs: 1.5, latencyMs: 9 };
const CAPTURE = {
  id: 1,
  kind: 'camera',
  label: 'Integrated Camera',
  state: { phase: 'live' },
  width: 640,
  height: 360,
  figures: FIGURES,
  load: null,
  share: null,
  reading: null,
};
const GATE = { state: 'capped', reason: 'join', since: 1 };

const report = (capture: object) => ({
  kind: 'frame-report',
  captures: [CAPTURE, capture],
  microphones: ['Built-in'],
  sounds: ['Tab audio'],
  gates: { camera: GATE, microphone: GATE, screen: GATE, sound: GATE },
  talkedWhileMuted: null,
  mutedByBrowser: [],
});

/** One wrong field each: a control beside them shows that the rest is right. */
describe.each<[string, (value: unknown) => unknown, object, readonly object[]]>([
  [
    'frame description',
    parseFrameDescription,
    FRAME,
    [
      { format: 'I422' },
      { width: 0 },
      { width: 4_097 },
      { width: 640.5 },
      { height: '360' },
      { height: Number.NaN },
      { rotation: 45 },
      { matrix: 'bt2020' },
    ],
  ],
  [
    'load report',
    parseLoadReport,
    LOAD,
    [
      { level: -1 },
      { level: 0.5 },
      { level: '1' },
      { stages: null },
      { stages: { ...STAGES, load: -1 } },
      { stages: { ...STAGES, segment: Number.NaN } },
      { stages: { ...STAGES, store: Number.POSITIVE_INFINITY } },
    ],
  ],
  [
    'request',
    parseEngineRequest,
    TREAT,
    [
      { kind: 'Treat' },
      { capture: -1 },
      { capture: 1.5 },
      { request: undefined },
      { frame: { ...FRAME, width: 0 } },
      { parts: new ArrayBuffer(PART_BYTES) },
      { parts: [new ArrayBuffer(8)] },
      { parts: [new Uint8Array(PART_BYTES)] },
      { parts: Array(3).fill(new ArrayBuffer(PART_BYTES)) },
      { roundTripMs: -1 },
    ],
  ],
  [
    'answer',
    parseEngineAnswer,
    RELEASED,
    [
      { kind: 'release' },
      { request: null },
      { parts: [new ArrayBuffer(8)] },
      { load: null },
      { load: { ...LOAD, level: -1 } },
      { person: undefined },
      { person: -0.1 },
      { person: 1.1 },
    ],
  ],
])('%s', (_, parse, valid, wrongFields) => {
  it('is read when all is right', () => expect(parse(valid)).toEqual(valid));

  it.each(wrongFields)('is refused with %j', (wrong) => {
    expect(parse({ ...valid, ...wrong })).toBeNull();
  });
});

describe('frame report', () => {
  it.each([
    { id: '1' },
    { id: Number.NaN },
    { kind: 'printer' },
    { state: null },
    { state: { phase: 'shown' } },
    { state: { phase: 'covered' } },
    { state: { phase: 'covered', reason: 'engine-tired' } },
  ])('is refused with %j in one capture', (wrong) => {
    expect(parseFrameReport(report({}))).toBeNull();
    expect(parseFrameReport(report(CAPTURE))).not.toBeNull();
    expect(parseFrameReport(report({ ...CAPTURE, ...wrong }))).toBeNull();
  });

  it.each([{ captures: null }, { captures: { 0: CAPTURE, length: 1 } }, { kind: 'report' }])(
    'is refused with %j',
    (wrong) => expect(parseFrameReport({ ...report(CAPTURE), ...wrong })).toBeNull(),
  );

  it('counts figures that make no sense as 0, since the state must be known all the same', () => {
    const wrong = { width: -1, figures: { ...FIGURES, latencyMs: Number.NaN }, load: 'heavy' };
    expect(parseFrameReport(report({ ...CAPTURE, ...wrong }))?.captures[1]).toEqual({
      ...CAPTURE,
      width: 0,
      figures: { ...FIGURES, latencyMs: 0 },
    });
  });
});

it('takes a fault of an unknown name for a crash', () => {
  const crashed = { kind: 'fault', fault: 'engine-crashed' };
  expect(parseEngineAnswer({ kind: 'fault' })).toEqual(crashed);
  expect(parseEngineAnswer({ kind: 'fault', fault: 'rain' })).toEqual(crashed);
  const missing = { kind: 'fault', fault: 'model-missing' };
  expect(parseEngineAnswer(missing)).toEqual(missing);
});
