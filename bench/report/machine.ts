import { cpus, loadavg } from 'node:os';
import { ensureChromium, readChromiumVersion } from '../../scripts/setup/chromium.ts';

/** What a figure depends on besides the code. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly chromium: string;
  /** Runnable processes over the last minute, when the bench began. */
  readonly load: number;
}

export function describeMachine(): Machine {
  const processors = cpus();
  return {
    cores: processors.length,
    processor: processors[0]?.model.trim() ?? 'unknown',
    chromium: readChromiumVersion(ensureChromium()),
    load: loadavg()[0] ?? 0,
  };
}
