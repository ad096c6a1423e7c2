import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Paths that a program of one of these names may have on PATH. */
export function listOnPath(names: readonly string[], env: NodeJS.ProcessEnv): string[] {
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)));
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // absent or not ours to run: the next place is tried
  }
}
