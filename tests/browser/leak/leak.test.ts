import { resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CallDriver, type DriverOptions } from '../../rig/call-driver.ts';
import { listPhases } from './phases.ts';
import { phasesWithLeak, publishReport, runPhases, totalOf } from './run-phases.ts';

const EXTENSION = resolve(import.meta.dirname, '../../../.output/chrome-mv3');

/** Frames that may be on their way from the decoder to the judge when the counts are compared. */
const IN_FLIGHT = 5;

/** Ten minutes of patience; the run itself takes about one and a half. */
const GUARDED_TIMEOUT_MS = 600_000;

/** Fresh pages: the first frames of a call are the ones that other tools let through. */
const STARTS = 6;

/** See CallOptions: the codec with which a single raw frame reaches the far end. */
const codec = 'video/H264';

let call: CallDriver | null = null;

async function openCall(options: DriverOptions = {}): Promise<CallDriver> {
  call = await CallDriver.open(options);
  return call;
}

afterEach(async () => {
  await call?.close();
  call = null;
});

test('without the extension the background is read in more than 95 % of frames', async () => {
  const call = await openCall();
  await call.start({ codec });
  await call.untilPhase({ frames: 200 });
  const { received, errors } = await publishReport(call, 'control');
  const frames = totalOf(received, 'frames');
  expect(errors).toEqual([]);
  expect(totalOf(received, 'leaked') / frames).toBeGreaterThan(0.95);
  expect(totalOf(received, 'person') / frames).toBeGreaterThan(0.95);
});

test('a guard that lets one frame in forty through is noticed each time', async () => {
  const call = await openCall();
  await call.start({ codec, leakEvery: 40 });
  await call.untilPhase({ frames: 200 });
  const { received } = await publishReport(call, 'leaky');
  expect(totalOf(received, 'leaked')).toBeGreaterThanOrEqual(4);
  expect(totalOf(received, 'leaked')).toBe(totalOf(received, 'pictures'));
});

test(
  'with the extension not one frame of a call shows the background',
  async () => {
    const call = await openCall({ extensionDir: EXTENSION, policy: 'strict' });
    try {
      await runPhases(call, listPhases(codec));
    } finally {
      await publishReport(call, 'guarded');
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

test('with the extension no start of a call shows the background', async () => {
  const call = await openCall({ extensionDir: EXTENSION });
  for (let start = 1; start <= STARTS; start++) {
    await call.reloadAndStart({ codec, examineLocal: true });
    await call.untilPhase({ frames: 40, pictures: 10 });
    const { received, local, errors } = await publishReport(call, `start ${start}`);
    expect(errors).toEqual([]);
    expect(phasesWithLeak(received)).toEqual([]);
    expect(phasesWithLeak(local)).toEqual([]);
  }
});
