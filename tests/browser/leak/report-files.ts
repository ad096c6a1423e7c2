import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const REPORTS = resolve(import.meta.dirname, '../../../reports/leak');

/** Keeps a received frame for people to look at; a phase that got none leaves none. */
export function savePicture(run: string, phase: string, png: Buffer | null): void {
  if (png === null) return;
  mkdirSync(REPORTS, { recursive: true });
  const name = `${run}-${phase}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  writeFileSync(join(REPORTS, `${name}.png`), png);
}
