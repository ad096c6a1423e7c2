import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtExtension } from '../../tests/rig/built-extension.ts';

export interface ExtensionCopy {
  readonly dir: string;
  remove(): void;
}

/** A copy of the built extension, so that a build during the measurement does not change it. */
export function copyExtension(): ExtensionCopy {
  const dir = mkdtempSync(join(tmpdir(), 'lenscap-bench-'));
  cpSync(builtExtension(), dir, { recursive: true });
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
