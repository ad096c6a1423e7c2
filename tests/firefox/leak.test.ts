import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printFigures } from '../browser/leak/print-figures.ts';
import { savePicture } from '../browser/leak/report-files.ts';
import { phasesWithLeak, totalOf } from '../browser/leak/run-phases.ts';
import { builtAddon } from '../rig/firefox/built-addon.ts';
import { FirefoxCall } from '../rig/firefox/call-driver.ts';
import type { CallReport } from '../rig/firefox/call-page/main.ts';
import { until } from '../rig/until.ts';
import { listPhases, type Phase } from './phases.ts';

/** The run itself takes more than a minute on a machine that does nothing else. */
const GUARDED_TIMEOUT_MS = 900_000;

/** Fresh pages: the first frames of a call are the ones that other tools let through. */
const STARTS = 4;

/** Frames that may be on their way from the wire to the judge when the counts are compared. */
const IN_FLIGHT = 5;

let call: FirefoxCall;

beforeAll(async () => {
  call = await FirefoxCall.open();
});
afterAll(() => call?.close());

/** Prints what was seen so far, and keeps the first leaked picture of each phase that leaked. */
async function publish(title: string): Promise<CallReport> {
  const report = await call.report();
  printFigures(`Firefox, ${title}, over the wire`, report.received);
  printFigures('before the encoder, looked at again and again', report.local);
  for (const [phase, png] of Object.entries(report.leaks)) {
    savePicture('firefox-leaked', phase, Buffer.from(png, 'base64'));
  }
  return report;
}

async function runPhases(phases: readonly Phase[]): Promise<void> {
  for (const phase of phases) {
    await call.beginPhase(phase.name);
    await phase.act(call);
    const { visibility } = await call.untilPhase(phase);
    expect(visibility, phase.name).toBe(phase.isHidden ? 'hidden' : 'visible');
  }
}

test('without the add-on the background is read in more than 95 % of frames', async () => {
  await call.load();
  await call.start();
  await call.untilPhase({ frames: 200 });
  const { received, errors } = await publish('control');
  const frames = totalOf(received, 'frames');
  expect(errors).toEqual([]);
  expect(totalOf(received, 'leaked') / frames).toBeGreaterThan(0.95);
});

test('a guard that lets one frame in forty through is noticed', async () => {
  await call.load();
  await call.start({ leakEvery: 40 });
  await call.untilPhase({ frames: 200 });
  const { local } = await publish('leaky');
  expect(totalOf(local, 'leaked')).toBeGreaterThanOrEqual(4);
  expect(totalOf(local, 'leaked')).toBe(totalOf(local, 'pictures'));
});

describe('with the add-on', () => {
  beforeAll(() => call.guard(builtAddon()));

  test(
    'not one frame of a call shows the background',
    async () => {
      await call.load();
      try {
        await runPhases(listPhases());
      } finally {
        await publish('guarded');
      }
      const { received, local, call: counts, errors } = await call.report();
      const frames = totalOf(received, 'frames');
      expect(errors).toEqual([]);
      expect(frames).toBeGreaterThanOrEqual(1500);
      expect(frames).toBeGreaterThanOrEqual((counts?.framesDecoded ?? 0) - IN_FLIGHT);
      expect(phasesWithLeak(received)).toEqual([]);
      expect(phasesWithLeak(local)).toEqual([]);
      expect(totalOf(received, 'person') / totalOf(received, 'pictures')).toBeGreaterThan(0.95);
    },
    GUARDED_TIMEOUT_MS,
  );

  test('no start of a call shows it', async () => {
    for (let start = 1; start <= STARTS; start++) {
      await call.reloadAndStart();
      await call.untilPhase({ frames: 40, pictures: 10 });
      const { received, local, errors } = await publish(`start ${start}`);
      expect(errors).toEqual([]);
      expect(phasesWithLeak(received)).toEqual([]);
      expect(phasesWithLeak(local)).toEqual([]);
    }
  });

  test('one that is reloaded in mid-call takes the camera with it, and shows nothing', async () => {
    await call.load();
    await call.start();
    await call.untilPhase({ frames: 40, pictures: 20 });
    await call.beginPhase('add-on reloaded');
    await call.under.addon?.reload();
    await until('the track has ended', async () => (await call.trackState()) === 'ended');
    await until('the camera’s light is off', () => call.under.cameraLight().at(-1) === 'off');
    // The page has a shim without a guard: it refuses every camera until the page is loaded again.
    await expect(call.switchCamera()).rejects.toThrow('NotReadableError');
    await until('the light is off again', () => call.under.cameraLight().at(-1) === 'off');
    const { received, local } = await publish('reloaded');
    expect(phasesWithLeak([...received, ...local])).toEqual([]);
    await call.reloadAndStart();
    await call.untilPhase({ frames: 40, pictures: 10 });
    const again = await publish('after it');
    expect(phasesWithLeak([...again.received, ...again.local])).toEqual([]);
  });
});
