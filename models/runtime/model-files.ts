/** A file of a model is missing, cut off, altered, or not what its name says. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';

  constructor(
    /** Below `models/`, such as `segmentation/weights.bin`. */
    readonly path: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`${path} ${problem}`, options);
  }
}

/** Gives the bytes of a file below `models/`; rejects if there is none. */
export type LoadBytes = (path: string) => Promise<Uint8Array>;

const MANIFEST_NAME = 'manifest.json';
/** Of the manifest's own format. */
const MANIFEST_VERSION = 1;

interface ManifestEntry {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Loads files of one model folder and compares each with the folder's manifest.
 * @returns the bytes by file name, each in a buffer of its own.
 * @throws ModelFileError
 */
export async function loadModelFiles<Name extends string>(
  loadBytes: LoadBytes,
  folder: string,
  names: readonly Name[],
): Promise<Record<Name, Uint8Array<ArrayBuffer>>> {
  const manifestPath = `${folder}/${MANIFEST_NAME}`;
  const manifest = parseManifest(manifestPath, await load(loadBytes, manifestPath));
  const files = names.map(async (name) => {
    const entry = manifest.get(name);
    if (!entry) throw new ModelFileError(manifestPath, `does not list ${name}`);
    return [name, await loadChecked(loadBytes, `${folder}/${name}`, entry)] as const;
  });
  return Object.fromEntries(await Promise.all(files)) as Record<Name, Uint8Array<ArrayBuffer>>;
}

/** @throws ModelFileError */
export function parseJsonFile(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new ModelFileError(path, 'is not JSON', { cause });
  }
}

async function load(loadBytes: LoadBytes, path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await loadBytes(path));
  } catch (cause) {
    throw new ModelFileError(path, 'cannot be loaded', { cause });
  }
}

async function loadChecked(
  loadBytes: LoadBytes,
  path: string,
  expected: ManifestEntry,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await load(loadBytes, path);
  if (bytes.byteLength !== expected.bytes) {
    throw new ModelFileError(path, `has ${bytes.byteLength} bytes instead of ${expected.bytes}`);
  }
  if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== expected.sha256) {
    throw new ModelFileError(path, 'was altered: its SHA-256 is not the one in the manifest');
  }
  return bytes;
}

function parseManifest(path: string, bytes: Uint8Array): Map<string, ManifestEntry> {
  const manifest = parseJsonFile(path, bytes);
  if (
    !isRecord(manifest) ||
    manifest['version'] !== MANIFEST_VERSION ||
    !isRecord(manifest['files'])
  ) {
    throw new ModelFileError(path, 'is not a manifest of this version');
  }
  const entries = new Map<string, ManifestEntry>();
  for (const [name, entry] of Object.entries(manifest['files'])) {
    if (!isManifestEntry(entry)) throw new ModelFileError(path, `describes ${name} wrongly`);
    entries.set(name, entry);
  }
  return entries;
}

function isManifestEntry(value: unknown): value is ManifestEntry {
  return (
    isRecord(value) && typeof value['bytes'] === 'number' && typeof value['sha256'] === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
