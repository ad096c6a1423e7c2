import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A file of an installed npm package, pinned by hash. */
export interface SourceFile {
  readonly packageName: string;
  /** Inside the package. */
  readonly path: string;
  readonly sha256: string;
}

export interface LoadedSource {
  readonly bytes: Uint8Array;
  readonly packageVersion: string;
}

/** @throws Error, in one line, if the file is missing or is not the pinned one. */
export async function readSource(source: SourceFile): Promise<LoadedSource> {
  const name = `${source.packageName}/${source.path}`;
  const directory = new URL(`../../node_modules/${source.packageName}/`, import.meta.url);
  const [bytes, manifest] = await Promise.all([
    readFile(fileURLToPath(new URL(source.path, directory))),
    readFile(fileURLToPath(new URL('package.json', directory)), 'utf8'),
  ]).catch((cause: unknown) => {
    throw new Error(`${name} cannot be read; is npm install done?`, { cause });
  });
  return { bytes: checkSource(source, bytes), packageVersion: parseVersion(manifest, name) };
}

/** @returns the bytes. @throws Error, in one line, if they are not the pinned ones. */
export function checkSource(source: SourceFile, bytes: Uint8Array): Uint8Array {
  const actual = sha256(bytes);
  if (actual !== source.sha256) {
    const name = `${source.packageName}/${source.path}`;
    throw new Error(
      `${name} has sha256 ${actual}, but ${source.sha256} is the one that was reviewed`,
    );
  }
  return bytes;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function parseVersion(manifest: string, name: string): string {
  const parsed: unknown = JSON.parse(manifest);
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed) {
    return String(parsed.version);
  }
  throw new Error(`the package of ${name} has no version`);
}
