import { readDataUrl } from '../read-data-url';

/** Fast enough to recognise one's own screen by moving something on it. */
const PICTURE_EVERY_MS = 200;

/** Longest side in pixels: large enough to read headlines, small enough to be a message. */
const LONGEST_SIDE = 960;

const JPEG_QUALITY = 0.75;

type Send = (url: string) => void;

/** Makes small pictures of what would be shared, for whoever has to say yes to it. */
export class SharePreview {
  #newest: VideoFrame | null = null;
  #send: Send | null = null;
  #sentAt = 0;
  #isDrawing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The newest picture of the source. Borrows the frame. */
  offer(frame: VideoFrame): void {
    this.#newest?.close();
    this.#newest = frame.clone();
    this.#schedule();
  }

  /** @param send Gets JPEGs as `data:` URLs until it is replaced; `null` for nobody. */
  showTo(send: Send | null): void {
    this.#send = send;
    this.#schedule();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#send = null;
    this.#newest?.close();
    this.#newest = null;
  }

  #schedule(): void {
    if (!this.#send || !this.#newest || this.#isDrawing) return;
    clearTimeout(this.#timer);
    const wait = this.#sentAt + PICTURE_EVERY_MS - performance.now();
    this.#timer = setTimeout(() => void this.#draw(), Math.max(0, wait));
  }

  async #draw(): Promise<void> {
    const frame = this.#newest;
    if (!frame || this.#isDrawing) return;
    this.#newest = null;
    this.#isDrawing = true;
    this.#sentAt = performance.now();
    try {
      const url = await drawJpeg(frame);
      this.#send?.(url);
    } finally {
      this.#isDrawing = false;
      // Kept until the next one comes: whoever looks later sees it too.
      if (this.#newest) frame.close();
      else this.#newest = frame;
      this.#rearm(frame);
    }
  }

  /** A source that delivers nothing new needs no second picture. */
  #rearm(drawn: VideoFrame): void {
    if (this.#newest !== drawn) this.#schedule();
  }
}

/** Borrows the frame. */
async function drawJpeg(frame: VideoFrame): Promise<string> {
  const { displayWidth, displayHeight } = frame;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(displayWidth, displayHeight));
  const width = Math.max(1, Math.round(displayWidth * scale));
  const height = Math.max(1, Math.round(displayHeight * scale));
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(frame, 0, 0, width, height);
  return readDataUrl(await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY }));
}
