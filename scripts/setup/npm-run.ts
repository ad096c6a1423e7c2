import { spawn } from 'node:child_process';

/** Runs a command in the foreground; resolves to its exit code (1 when it could not start). */
export function run(command: string, args: readonly string[]): Promise<number> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32', // npm and npx are .cmd files there
  });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** `npm run name`; resolves to its exit code. */
export const npmRun = (name: string): Promise<number> => run('npm', ['run', '--silent', name]);
