import { ScreenReading } from '../../../entrypoints/engine/reading/screen-reading.ts';
import { TileGrid } from '../../../pipeline/quarantine/tile-grid.ts';
import { packTiles } from '../../../pipeline/quarantine/tile-packing.ts';
import { toI420 } from '../../../pipeline/quarantine/to-i420.ts';
import { createTestJudge } from '../judge-pages.ts';
import type { DrawnLine, DrawnPicture } from './draw.ts';
import type { PictureModels } from './picture-models.ts';
import { isLineHidden, Share } from './shares.ts';

/** What the reading of shared screens comes to, from the picture to the bars over it. */
export class ScreenScore {
  readonly recall = new Share();
  readonly precision = new Share();
  readonly falseAlarms = new Share();
  readonly missed: string[] = [];
  readonly wrong: string[] = [];

  constructor(private readonly models: Pick<PictureModels, 'reader'>) {}

  async add({ draft, width, height, rgba, lines }: DrawnPicture): Promise<void> {
    const layout = { format: 'RGBA', width, height } as const;
    const picture = toI420(Uint8Array.from(rgba), layout, 'bt709');
    const grid = new TileGrid(width, height);
    const tiles = Array.from({ length: grid.count }, (_, tile) => tile);
    const screen = new ScreenReading(grid, 'bt709', this.models.reader);
    screen.follow(createTestJudge('screen'));
    const contents = tiles.map((tile) => ({ tile, version: 1 }));
    screen.take(contents, packTiles(picture, grid, tiles), []);
    let findings: Awaited<ReturnType<ScreenReading['step']>>['findings'] = [];
    while (!screen.isDone) findings = (await screen.step()).findings;

    const secrets = lines.filter(({ isSecret }) => isSecret);
    const hiddenAt = (x: number, y: number) => findings.some(({ box }) => isWithin(box, x, y));
    for (const line of secrets) {
      // A label before the secret may stay: the line is hidden when what follows it is.
      const isHidden = isLineHidden(secretPart(line), hiddenAt);
      this.recall.add(isHidden);
      if (!isHidden) this.missed.push(`${draft.wording}: ${line.text}`);
    }
    for (const { box, kind } of findings) {
      const isRight = secrets.some(({ letters }) =>
        letters.some((letter) =>
          isWithin(box, letter.x + letter.width / 2, letter.y + letter.height / 2),
        ),
      );
      this.precision.add(isRight);
      if (!isRight) this.wrong.push(`${draft.wording}: ${kind}`);
    }
    if (secrets.length === 0) this.falseAlarms.add(findings.length > 0);
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const isWithin = (box: Box, x: number, y: number): boolean =>
  x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;

/** The last word of a line is secret in every wording that has a label. */
function secretPart(line: DrawnLine): DrawnLine {
  const last = line.text.trim().split(/\s+/).at(-1)?.length ?? 0;
  return { ...line, letters: line.letters.slice(-last) };
}
