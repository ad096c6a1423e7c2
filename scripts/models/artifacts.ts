import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from './source-package.ts';

/** One folder of `public/models/`: file names and their bytes. */
export interface ModelFolder {
  readonly name: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export const MANIFEST_NAME = 'manifest.json';

/** Adds `manifest.json`, by which the loader knows each file: size in bytes and SHA-256 in hex. */
export function withManifest(folder: ModelFolder): ModelFolder {
  const entries = [...folder.files].map(([name, bytes]) => [
    name,
    { bytes: bytes.byteLength, sha256: sha256(bytes) },
  ]);
  const manifest = { version: 1, files: Object.fromEntries(entries) };
  return { ...folder, files: new Map(folder.files).set(MANIFEST_NAME, encodeJson(manifest)) };
}

export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function encodeJson(value: unknown): Uint8Array {
  return encodeText(`${JSON.stringify(value, null, 1)}\n`);
}

/**
 * Makes the folder under `parent` hold these files and no others; files that do already are left
 * alone.
 * @returns whether anything had to be changed.
 */
export async function writeFolder(parent: string, folder: ModelFolder): Promise<boolean> {
  const directory = join(parent, folder.name);
  await mkdir(directory, { recursive: true });
  const strangers = (await readdir(directory)).filter((name) => !folder.files.has(name));
  for (const name of strangers) await rm(join(directory, name), { recursive: true });
  const written = await Promise.all(
    [...folder.files].map(([name, bytes]) => writeIfChanged(join(directory, name), bytes)),
  );
  return strangers.length > 0 || written.includes(true);
}

async function writeIfChanged(path: string, bytes: Uint8Array): Promise<boolean> {
  const present = await readFile(path).catch(() => null); // Not there yet, or not readable: write it.
  if (present && Buffer.compare(present, bytes) === 0) return false;
  await writeFile(path, bytes);
  return true;
}
