import { setTimeout as wait } from 'node:timers/promises';
import type { CaptureReport } from '../../protocol/background.ts';
import type { Browser } from '../../tests/rig/browser.ts';
import { toldSessions } from '../../tests/rig/told-states.ts';

/** The guard reports once a second. */
const ASK_EVERY_MS = 1_000;

/** What the guard told the background of its one capture within so long, once a second. */
export async function collectReports(browser: Browser, ms: number): Promise<CaptureReport[]> {
  const reports: CaptureReport[] = [];
  for (const end = performance.now() + ms; performance.now() < end; ) {
    await wait(ASK_EVERY_MS);
    const sessions = await toldSessions(browser);
    reports.push(...sessions.flatMap(({ captures }) => captures));
  }
  return reports;
}

/** Highest load level told: 0 is full effort for every picture. */
export const highestLevel = (reports: readonly CaptureReport[]): number =>
  Math.max(0, ...reports.map(({ load }) => load?.level ?? 0));
