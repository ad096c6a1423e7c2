/** Pixels; what a call shows at most, and what the engine scales to. */
const LONGEST_SIDE = 1_920;

/** Of 1. A photograph then takes some 300 kB of the few MB that settings may take. */
const JPEG_QUALITY = 0.85;

/** A picture of the person's own, as background and cover choice keep it. */
export interface OwnPicture {
  readonly kind: 'picture';
  /** `data:` */
  readonly url: string;
}

/** The file, scaled; `null` when it is not a picture that the browser can read. */
export async function ownPictureFrom(file: Blob): Promise<OwnPicture | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  return { kind: 'picture', url: await readAsDataUrl(jpeg) };
}

function readAsDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
