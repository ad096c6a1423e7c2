import readQrCode from 'jsqr';
import { PNG } from 'pngjs';
import type { Reader } from '../../rig/reader.ts';
import { until } from '../../rig/until.ts';
import { readPicture, type SharedNotes } from './shared-notes.ts';

/** Text passes and OCR share two cores with the browser. Milliseconds. */
const PATIENCE = 60_000;

/** At most so many pictures of a phase are read: evenly chosen, the first and the last among them. */
const MOST_READ = 30;

const squeeze = (text: string): string => text.replace(/\s/g, '');

/** Whoever sees the share, with eyes of their own. */
export class FarEnd {
  constructor(
    private readonly reader: Reader,
    private readonly shared: SharedNotes,
  ) {}

  /** Reading takes a second or more: a picture that was read before is not read again. */
  async untilReadable(line: string): Promise<void> {
    let before = '';
    const isReadable = async () => {
      const picture = await this.shared.lastPicture();
      if (picture === before) return false;
      before = picture;
      return (await readPicture(this.reader, picture)).includes(squeeze(line));
    };
    await until(`"${line}" can be read`, isReadable, PATIENCE);
  }

  untilQrCode(content: string): Promise<unknown> {
    return until(
      `a QR code says "${content}"`,
      async () => qrCodeIn(await this.shared.lastPicture()) === content,
      PATIENCE,
    );
  }

  /** What is read in the pictures since the last call, of as many as there is time for. */
  async readAll(): Promise<string[]> {
    const texts: string[] = [];
    for (const picture of await this.#someOf()) texts.push(await readPicture(this.reader, picture));
    return texts;
  }

  /** What QR codes say, and what is read, in the pictures since the last call. */
  async lookAtAll(): Promise<{ readonly texts: string[]; readonly codes: (string | null)[] }> {
    const pictures = await this.#someOf();
    const texts: string[] = [];
    for (const picture of pictures) texts.push(await readPicture(this.reader, picture));
    return { texts, codes: pictures.map(qrCodeIn) };
  }

  async #someOf(): Promise<string[]> {
    const pictures = await this.shared.pictures();
    const step = Math.max(1, pictures.length / MOST_READ);
    const count = Math.min(pictures.length, MOST_READ);
    return Array.from({ length: count }, (_, index) => pictures[Math.floor(index * step)] ?? '');
  }
}

const decode = (url: string): PNG => PNG.sync.read(Buffer.from(url.split(',')[1] ?? '', 'base64'));

function qrCodeIn(url: string): string | null {
  if (url === '') return null;
  const { width, height, data } = decode(url);
  return readQrCode(new Uint8ClampedArray(data), width, height)?.data ?? null;
}

export const leaksOf = (texts: readonly string[], secret: string): string[] =>
  texts.filter((text) => text.includes(secret) || text.includes(secret.slice(0, 8)));
