import { expect } from 'vitest';
import type { CallDriver } from '../../rig/call-driver.ts';
import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import type { RigReport } from '../../rig/call-page/main.ts';
import type { Phase } from './phases.ts';
import { printFigures } from './print-figures.ts';
import { savePicture } from './report-files.ts';

/** Plays the phases in order, and keeps a received picture of each. */
export async function runPhases(call: CallDriver, phases: readonly Phase[]): Promise<void> {
  for (const phase of phases) {
    await call.beginPhase(phase.name);
    await phase.act(call);
    const { visibility } = await call.untilPhase(phase);
    expect(visibility, phase.name).toBe(phase.name === 'hidden tab' ? 'hidden' : 'visible');
    savePicture('guarded', phase.name, await call.snapshot());
  }
}

/** Prints what was seen so far, and keeps the first leaked picture of each phase that leaked. */
export async function publishReport(call: CallDriver, title: string): Promise<RigReport> {
  const report = await call.report();
  printFigures(`${title}, at the far end`, report.received);
  if (totalOf(report.local, 'frames') > 0) printFigures('before the encoder', report.local);
  for (const [phase, png] of Object.entries(await call.leakedFrames())) {
    savePicture('leaked', phase, png);
  }
  return report;
}

export function totalOf(
  phases: readonly PhaseFigures[],
  figure: 'frames' | 'leaked' | 'person' | 'pictures',
): number {
  return phases.reduce((sum, phase) => sum + phase[figure], 0);
}

export function phasesWithLeak(phases: readonly PhaseFigures[]): string[] {
  return phases.filter(({ leaked }) => leaked > 0).map(({ phase }) => phase);
}
