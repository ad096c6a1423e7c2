import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PNG } from 'pngjs';
import { createWorker, PSM } from 'tesseract.js';

const require = createRequire(import.meta.url);

export interface Reader {
  /** What is read in a luma plane, blanks left out. */
  read(luma: Uint8Array, width: number, height: number): Promise<string>;
  stop(): Promise<void>;
}

/** What is read in a PNG given as a `data:` URL, blanks left out; "" of no picture. */
export async function readPicture(reader: Reader, url: string): Promise<string> {
  if (url === '') return '';
  const { width, height, data } = decodePicture(url);
  const luma = new Uint8Array(width * height);
  for (let i = 0; i < luma.length; i++) luma[i] = data[4 * i + 1] ?? 0;
  return reader.read(luma, width, height);
}

/** The picture of a `data:` URL. */
export const decodePicture = (url: string): PNG =>
  PNG.sync.read(Buffer.from(url.split(',')[1] ?? '', 'base64'));

/** Height that the reader's pictures are brought to: small ones get a fair chance. */
const READING_HEIGHT = 720;

/** Stretches contrast to black and white: whatever a blur left over is brought out. */
function stretch(luma: Uint8Array): (value: number) => number {
  let least = 255;
  let most = 0;
  for (const value of luma) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return (value) => ((value - least) * 255) / Math.max(1, most - least);
}

function enlarged(luma: Uint8Array, width: number, height: number): Buffer {
  const scale = READING_HEIGHT / height;
  const png = new PNG({ width: Math.round(width * scale), height: READING_HEIGHT });
  const contrast = stretch(luma);
  const at = (x: number, y: number) =>
    luma[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 0;
  for (let i = 0; i < png.width * png.height; i++) {
    const x = ((i % png.width) + 0.5) / scale - 0.5;
    const y = (Math.floor(i / png.width) + 0.5) / scale - 0.5;
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const along = (row: number) => at(left, row) + (at(left + 1, row) - at(left, row)) * (x - left);
    const value = contrast(along(top) + (along(top + 1) - along(top)) * (y - top));
    png.data.set([value, value, value, 255], i * 4);
  }
  return PNG.sync.write(png);
}

/** Tesseract with the language data of a dev dependency: nothing is fetched or cached. */
export async function startReader(): Promise<Reader> {
  const data = join(dirname(require.resolve('@tesseract.js-data/eng/package.json')), '4.0.0');
  const options = { langPath: data, gzip: true, cacheMethod: 'none' };
  const worker = await createWorker('eng', undefined, options);
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SPARSE_TEXT });
  return {
    async read(luma, width, height) {
      const { data: page } = await worker.recognize(enlarged(luma, width, height));
      return page.text.replace(/\s/g, '');
    },
    async stop() {
      await worker.terminate();
    },
  };
}
