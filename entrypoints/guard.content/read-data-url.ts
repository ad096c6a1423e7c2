/**
 * A blob as `data:` URL. In Firefox the bytes of a blob are of the page's realm, which this world may
 * not look into; a text is everybody's.
 */
export function readDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable blob'));
    reader.readAsDataURL(blob);
  });
}
