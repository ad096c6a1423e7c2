import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export interface Display {
  /** Value for the DISPLAY environment variable, such as ":99". */
  readonly name: string;
  stop(): void;
}

const DISPLAY_NUMBER_FD = 3;

/** Starts a virtual X display on a free number, which Xvfb itself chooses and writes to a pipe. */
export async function startVirtualDisplay(size = '1600x1200x24'): Promise<Display> {
  const args = ['-displayfd', String(DISPLAY_NUMBER_FD), '-screen', '0', size, '-nolisten', 'tcp'];
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((resolve, reject) => {
    let text = '';
    (xvfb.stdio[DISPLAY_NUMBER_FD] as Readable).on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
    xvfb.once('error', () => reject(new Error('Xvfb could not be started: install "xvfb".')));
    xvfb.once('exit', (code) => reject(new Error(`Xvfb ended at once with code ${code}.`)));
  });
  return { name: `:${number}`, stop: () => xvfb.kill() };
}
