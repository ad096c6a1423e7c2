import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { CallDriver } from '../../rig/call-driver.ts';
import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import { listPhases } from './phases.ts';
import { printFigures } from './print-figures.ts';
import { savePicture } from './report-files.ts';

const EXTENSION = resolve(import.meta.dirname, '../../../.output/chrome-mv3');

/** Frames that may be on their way from the decoder to the judge when the counts are compared. */
const IN_FLIGHT = 5;

/** Ten minutes of patience; the run itself takes about one and a half. */
const GUARDED_TIMEOUT_MS = 600_000;

const total = (phases: readonly PhaseFigures[], of: keyof PhaseFigures): number =>
  phases.reduce((sum, phase) => sum + Number(phase[of]), 0);

const phasesWithLeak = (phases: readonly PhaseFigures[]): string[] =>
  phases.filter(({ leaked }) => leaked > 0).map(({ phase }) => phase);

test('without the extension the background is read in more than 95 % of frames', async () => {
  const call = await CallDriver.open();
  try {
    await call.start({ codec: 'video/H264' });
    const { received, errors } = await call.untilPhase({ frames: 200 });
    savePicture('control', 'start', await call.snapshot());
    printFigures('control', received);
    expect(errors).toEqual([]);
    expect(total(received, 'leaked') / total(received, 'frames')).toBeGreaterThan(0.95);
    expect(total(received, 'person') / total(received, 'frames')).toBeGreaterThan(0.95);
  } finally {
    await call.close();
  }
});

test('a guard that lets one frame in forty through is noticed each time', async () => {
  const call = await CallDriver.open();
  try {
    await call.start({ codec: 'video/H264', leakEvery: 40 });
    const { received } = await call.untilPhase({ frames: 200 });
    printFigures('leaky', received);
    expect(total(received, 'leaked')).toBeGreaterThanOrEqual(4);
    expect(total(received, 'leaked')).toBe(total(received, 'pictures'));
  } finally {
    await call.close();
  }
});

test(
  'with the extension not one frame of a call shows the background',
  async () => {
    expect(existsSync(EXTENSION), 'built extension; run `npm run build`').toBe(true);
    const call = await CallDriver.open({ extensionDir: EXTENSION, policy: 'strict' });
    try {
      for (const phase of listPhases()) {
        await call.beginPhase(phase.name);
        await phase.act(call);
        const { visibility } = await call.untilPhase(phase);
        expect(visibility, phase.name).toBe(phase.name === 'hidden tab' ? 'hidden' : 'visible');
        savePicture('guarded', phase.name, await call.snapshot());
      }
      const { received, local, call: counts, errors } = await call.report();
      for (const [phase, png] of Object.entries(await call.leakedFrames())) {
        savePicture('leaked', phase, png);
      }
      printFigures('guarded, at the far end', received);
      printFigures('guarded, before the encoder', local);
      const frames = total(received, 'frames');
      expect(errors).toEqual([]);
      expect(frames).toBeGreaterThanOrEqual(1500);
      expect(frames).toBeGreaterThanOrEqual((counts?.framesDecoded ?? 0) - IN_FLIGHT);
      expect(phasesWithLeak(received)).toEqual([]);
      expect(phasesWithLeak(local)).toEqual([]);
      expect(total(received, 'person') / total(received, 'pictures')).toBeGreaterThan(0.95);
    } finally {
      await call.close();
    }
  },
  GUARDED_TIMEOUT_MS,
);
