import { describe, expect, it } from 'vitest';
import { capped } from '../../../policy/gate.ts';
import { parseAttention } from '../../../protocol/attention.ts';
import { isCaptureStart, parseCaptureStartAnswer } from '../../../protocol/capture-start.ts';
import { parseGuardMessage } from '../../../protocol/guard-message.ts';

const MACHINE = { idleSince: null, lockedSince: 9 };
const GATE = capped('user', 1);
const LEFT = { camera: GATE, microphone: GATE, screen: GATE, sound: GATE };

/** One wrong field each: a control beside them shows that the rest is right. */
describe.each<[string, (value: unknown) => unknown, object, readonly object[]]>([
  [
    'reminder',
    parseAttention,
    { kind: 'remind', lapse: 'idle', devices: ['camera', 'microphone'] },
    [
      { kind: 'reminded' },
      { lapse: 'lunch' },
      { devices: [] },
      { devices: ['camera', 'printer'] },
      { devices: 'camera' },
    ],
  ],
  ['answer', parseAttention, { kind: 'remind-over', lapse: 'idle' }, [{ lapse: null }]],
  [
    'notice',
    parseAttention,
    { kind: 'notice', about: 'locked', devices: ['screen'] },
    [{ about: 'because' }, { devices: undefined }],
  ],
  [
    'answer to the start of a capture',
    parseCaptureStartAnswer,
    { machine: MACHINE, isRestored: true, left: LEFT },
    [{ isRestored: 1 }],
  ],
  ['machine', parseGuardMessage, { kind: 'machine-state', machine: MACHINE }, [{ kind: 'state' }]],
  ['question', parseGuardMessage, { kind: 'report-now' }, [{ kind: 'report-later' }]],
])('%s', (_, parse, valid, wrongFields) => {
  it('is read when all is right', () => expect(parse(valid)).toEqual(valid));

  it.each(wrongFields)('is refused with %j', (wrong) => {
    expect(parse({ ...valid, ...wrong })).toBeNull();
  });

  it('is nothing else', () => {
    for (const value of [null, undefined, 1, 'text', []]) expect(parse(value)).toBeNull();
  });
});

it('the start of a capture is told by its kind alone', () => {
  expect(isCaptureStart({ kind: 'capture-start' })).toBe(true);
  for (const value of [null, 'capture-start', {}, { kind: 'start' }]) {
    expect(isCaptureStart(value)).toBe(false);
  }
});
