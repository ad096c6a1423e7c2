import type { Page } from '../../tests/rig/page.ts';

/** Seconds, as Chromium counts them for the main thread of the page's process. */
interface Spent {
  /** Wall time in tasks: what another process takes from the core meanwhile is in it. */
  readonly taskSeconds: number;
  /** Processor time. */
  readonly threadSeconds: number;
}

/** Milliseconds a second. */
export interface MainThreadMs {
  readonly tasks: number;
  readonly processor: number;
}

async function readSpent(page: Page): Promise<Spent> {
  const { metrics } = await page.session.send<{ metrics: { name: string; value: number }[] }>(
    'Performance.getMetrics',
  );
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { taskSeconds: of('TaskDuration'), threadSeconds: of('ThreadTime') };
}

/** What the main thread of a page does until `beside` is done. Needs `Performance.enable`. */
export async function measureMainThreadTime(
  page: Page,
  beside: Promise<unknown>,
): Promise<MainThreadMs> {
  const before = await readSpent(page);
  const start = performance.now();
  await beside;
  const after = await readSpent(page);
  const seconds = (performance.now() - start) / 1000;
  return {
    tasks: ((after.taskSeconds - before.taskSeconds) * 1000) / seconds,
    processor: ((after.threadSeconds - before.threadSeconds) * 1000) / seconds,
  };
}
