import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtExtension } from './built-extension.ts';

export interface DamagedExtension {
  readonly dir: string;
  remove(): void;
}

/** A copy of the built extension with which `damage` has had its way. */
export function damageExtension(damage: (dir: string) => void): DamagedExtension {
  const dir = mkdtempSync(join(tmpdir(), 'lenscap-damaged-'));
  cpSync(builtExtension(), dir, { recursive: true });
  damage(dir);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
