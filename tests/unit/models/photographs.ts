import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { decode } from 'jpeg-js';
import { type Picture, render } from './picture.ts';

/** Part of a photograph, in its own pixels, with one person in the foreground; all are 16:9. */
interface Crop {
  readonly file: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

const CROPS: Readonly<Record<string, Crop>> = {
  'left, dark room': { file: 'sample1.jpg', left: 0, top: 170, width: 720 },
  'right, dark room': { file: 'sample1.jpg', left: 1200, top: 150, width: 720 },
  'profile on a sofa': { file: 'sample2.jpg', left: 0, top: 20, width: 840 },
  'arm raised': { file: 'sample3.jpg', left: 240, top: 220, width: 700 },
  'smiling, right edge': { file: 'sample3.jpg', left: 1340, top: 180, width: 580 },
  'blond, purple wall': { file: 'sample4.jpg', left: 1240, top: 80, width: 680 },
  'on the stairs': { file: 'sample5.jpg', left: 1240, top: 260, width: 680 },
  'by the blinds': { file: 'sample6.jpg', left: 0, top: 340, width: 580 },
};

export const PHOTOGRAPHS = Object.keys(CROPS);

const decoded = new Map<string, ReturnType<typeof decodeFile>>();

export function photograph(name: string, width: number, height: number): Picture {
  const crop = CROPS[name];
  if (!crop) throw new Error(`there is no photograph called ${name}`);
  const source = decoded.get(crop.file) ?? decodeFile(crop.file);
  decoded.set(crop.file, source);
  const cropHeight = (crop.width * 9) / 16;
  return render(width, height, (u, v) => {
    const x = Math.floor(crop.left + u * crop.width);
    const y = Math.floor(crop.top + v * cropHeight);
    const at = (y * source.width + x) * 4;
    const channel = (offset: number) => (source.data[at + offset] ?? 0) / 255;
    return [channel(0), channel(1), channel(2)];
  });
}

function decodeFile(file: string) {
  const path = createRequire(import.meta.url).resolve(`@vladmandic/face-api/demo/${file}`);
  return decode(readFileSync(path), { useTArray: true });
}
