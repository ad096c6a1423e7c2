import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitConstraints } from '../../../policy/constraints';

const CAPABILITIES = {
  width: { min: 1, max: 1_280 },
  height: { min: 1, max: 720 },
  frameRate: { min: 0, max: 30 },
};
const SETTINGS = { width: 640, height: 480, frameRate: 30, deviceId: 'one', groupId: 'all' };

it.each([
  [{}, { width: 640, height: 480, frameRate: 30 }],
  [
    { width: 320, height: 240 },
    { width: 320, height: 240 },
  ],
  [{ width: { ideal: 4_000 } }, { width: 1_280 }],
  [
    { width: { exact: 800 }, frameRate: { max: 15 } },
    { width: 800, frameRate: 30 },
  ],
  [{ width: { min: 700, ideal: 500 } }, { width: 700 }],
  [{ deviceId: { exact: 'one' } }, { width: 640 }],
  [{ deviceId: { exact: ['two', 'one'] } }, { width: 640 }],
  [{ deviceId: 'two' }, { width: 640 }],
])('%j fits', (constraints, expected) => {
  const fit = fitConstraints(constraints, CAPABILITIES, SETTINGS);
  expect(fit).toMatchObject({ kind: 'fits', settings: expected });
});

it.each([
  [{ width: { exact: 4_000 } }, 'width'],
  [{ height: { min: 800 } }, 'height'],
  [{ width: { min: 600, max: 500 } }, 'width'],
  [{ frameRate: { min: 60 } }, 'frameRate'],
  [{ deviceId: { exact: 'two' } }, 'deviceId'],
])('%j is refused for its %s', (constraints, constraint) => {
  const fit = fitConstraints(constraints, CAPABILITIES, SETTINGS);
  expect(fit).toEqual({ kind: 'overconstrained', constraint });
});

it('never throws, and never leaves what the device can do', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (constraints, capabilities) => {
      fitConstraints(constraints, capabilities, SETTINGS);
      const fit = fitConstraints(constraints, CAPABILITIES, SETTINGS);
      if (fit.kind === 'fits') expect(fit.settings.width).toBeLessThanOrEqual(1_280);
    }),
  );
});
