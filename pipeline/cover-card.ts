export function drawCoverCard(width: number, height: number): Uint8Array<ArrayBuffer> {
  const chroma = ((width + 1) >> 1) * ((height + 1) >> 1);
  const bytes = new Uint8Array(width * height + 2 * chroma);
  bytes.fill(60, 0, width * height);
  bytes.fill(128, width * height);
  return bytes;
}
