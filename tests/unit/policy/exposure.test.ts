import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaptureState } from '../../../policy/capture-state.ts';
import {
  EXPOSURES,
  type Exposure,
  type FrameSummary,
  hasFault,
  mostExposed,
} from '../../../policy/exposure.ts';
import { capped, type DeviceKind, type Gates } from '../../../policy/gate.ts';

const LIVE = { state: 'live', since: 0 } as const;
const GATES = {
  camera: capped('join', 0),
  microphone: capped('join', 0),
  screen: capped('join', 0),
  sound: capped('join', 0),
};
const FLOWING: CaptureState = { phase: 'live' };
const FAULTY: CaptureState = { phase: 'covered', reason: 'engine-fault' };

const frame = (
  kind: DeviceKind,
  state: CaptureState,
  gates: Partial<Gates> = {},
): FrameSummary => ({
  gates: { ...GATES, ...gates },
  captures: [{ kind, state }],
});

const OF: Record<Exposure, FrameSummary> = {
  off: { gates: { ...GATES, camera: LIVE }, captures: [] },
  covered: frame('camera', FLOWING),
  fault: frame('camera', FAULTY, { camera: LIVE }),
  live: frame('camera', FLOWING, { camera: LIVE }),
  sharing: frame('screen', FLOWING, { screen: LIVE }),
};

it.each<[string, FrameSummary, Exposure]>([
  ['nothing captured, though a gate is open', OF.off, 'off'],
  ['an ended capture', frame('camera', { phase: 'ended' }, { camera: LIVE }), 'off'],
  ['a capped camera', OF.covered, 'covered'],
  [
    'a capped camera beside a live microphone that nobody opened',
    frame('camera', FLOWING, { microphone: LIVE }),
    'covered',
  ],
  ['a capped camera whose engine is at fault', frame('camera', FAULTY), 'covered'],
  ['a live camera', OF.live, 'live'],
  [
    'a live camera about to be shown',
    frame('camera', { phase: 'covered', reason: 'engine-starting' }, { camera: LIVE }),
    'live',
  ],
  [
    'a live camera in a hiccup',
    frame('camera', { phase: 'covered', reason: 'engine-late' }, { camera: LIVE }),
    'live',
  ],
  [
    'a live camera whose engine comes back',
    frame('camera', { phase: 'covered', reason: 'engine-restarting' }, { camera: LIVE }),
    'live',
  ],
  ['a live camera whose engine is at fault', OF.fault, 'fault'],
  [
    'a live camera that cannot be read',
    frame('camera', { phase: 'covered', reason: 'unreadable-picture' }, { camera: LIVE }),
    'fault',
  ],
  ['a live microphone', frame('microphone', FLOWING, { microphone: LIVE }), 'live'],
  ['a held screen', frame('screen', FLOWING), 'covered'],
  ['a shared screen', OF.sharing, 'sharing'],
])('%s: %3$s', (_, summary, exposure) => {
  expect(mostExposed([summary])).toBe(exposure);
});

it('is off without frames', () => expect(mostExposed([])).toBe('off'));

it('is that of the most exposed capture, in one frame or in many, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...EXPOSURES), { minLength: 1 }), (exposures) => {
      const most = EXPOSURES[Math.max(...exposures.map((one) => EXPOSURES.indexOf(one)))];
      const frames = exposures.map((one) => OF[one]);
      expect(mostExposed(frames)).toBe(most);
      expect(hasFault(frames)).toBe(exposures.includes('fault'));
    }),
  );
  const both = { gates: OF.live.gates, captures: [...OF.covered.captures, ...OF.live.captures] };
  expect(mostExposed([both])).toBe('live');
});
