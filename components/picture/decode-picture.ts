/**
 * The picture in a `data:` URL, without loading it: the extension's pages load no such addresses.
 * @param url `data:...;base64,...`
 * @returns `null` when the browser cannot read it; the caller closes it.
 */
export function decodePicture(url: string): Promise<ImageBitmap | null> {
  const base64 = url.slice(url.indexOf(',') + 1);
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return createImageBitmap(new Blob([bytes])).catch(() => null);
}
