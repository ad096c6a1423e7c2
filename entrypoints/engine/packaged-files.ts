/** A packaged file is not there, or could not be read. */
export class PackagedFileError extends Error {
  override readonly name = 'PackagedFileError';
}

/** Reads a file of this extension. Rejects with `PackagedFileError`. */
export async function loadPackagedFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(new URL(path, location.origin));
    if (!response.ok) throw new Error(`answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new PackagedFileError(`${path} is missing from the extension`, { cause });
  }
}
