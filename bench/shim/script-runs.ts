import type { Browser } from '../../tests/rig/browser.ts';

interface TraceEvent {
  readonly name: string;
  /** Microseconds. */
  readonly dur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

/**
 * How long every script of the extension ran while `use` did its work: milliseconds of each run, by
 * the script's path in the extension, from Chromium's own trace (`EvaluateScript`, compiling included).
 */
export async function readScriptRuns(
  { connection, extension }: Browser,
  use: () => Promise<void>,
): Promise<Map<string, number[]>> {
  const { root } = connection;
  const events: TraceEvent[] = [];
  const collect = ({ value }: Record<string, unknown>): void => {
    events.push(...(value as TraceEvent[]));
  };
  root.on('Tracing.dataCollected', collect);
  const traceConfig = { includedCategories: ['devtools.timeline'] };
  await root.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  await use();
  const complete = new Promise((resolve) => root.once('Tracing.tracingComplete', resolve));
  await root.send('Tracing.end');
  await complete;
  root.off('Tracing.dataCollected', collect);

  const base = extension?.url('') ?? '';
  const runs = new Map<string, number[]>();
  for (const { name, dur, args } of events) {
    const url = args?.data?.url ?? '';
    if (name !== 'EvaluateScript' || dur === undefined || !url.startsWith(base)) continue;
    const path = url.slice(base.length);
    runs.set(path, [...(runs.get(path) ?? []), dur / 1000]);
  }
  return runs;
}
