import { createRandom } from '../random.ts';
import { type Half, WORDINGS } from '../text-pages.ts';
import { type Draft, makeDraft } from '../wording.ts';
import { CameraScore } from './camera-score.ts';
import { drawPictures } from './draw.ts';
import { FrontScore } from './front-score.ts';
import { isInRoom } from './looks.ts';
import type { PictureModels } from './picture-models.ts';
import { ScreenScore } from './screen-score.ts';

export interface EvaluationOptions {
  readonly half: Half;
  readonly seed: number;
  /** How many pictures of each kind. */
  readonly screens: number;
  readonly rooms: number;
  /** Sheets that somebody holds up. */
  readonly fronts: number;
}

/** Draws the development set, looks at it as the engine does, and counts. */
export async function evaluate(
  models: PictureModels,
  { half, seed, screens, rooms, fronts }: EvaluationOptions,
): Promise<{
  readonly screen: ScreenScore;
  readonly camera: CameraScore;
  readonly front: FrontScore;
}> {
  const screen = new ScreenScore(models);
  const camera = new CameraScore(models);
  const front = new FrontScore(models);
  const drafts = [
    ...draftsFor(half, seed, screens, (draft) => !isInRoom(draft.scene)),
    ...draftsFor(half, seed + 1, rooms, (draft) => isInRoom(draft.scene)),
    ...draftsFor(half, seed + 2, fronts, (draft) => isInRoom(draft.scene)),
  ];
  let drawn = 0;
  await drawPictures(drafts, seed, async (picture) => {
    drawn += 1;
    if (drawn > screens + rooms) await front.add(picture, seed + drawn);
    else if (isInRoom(picture.draft.scene)) camera.add(picture, seed + drawn);
    else await screen.add(picture);
  });
  return { screen, camera, front };
}

/** Wordings in an order of their own, each worded anew, until there are enough of the wanted kind. */
function draftsFor(
  half: Half,
  seed: number,
  count: number,
  isWanted: (draft: Draft) => boolean,
): Draft[] {
  const random = createRandom(seed);
  const wordings = WORDINGS[half];
  const drafts: Draft[] = [];
  while (drafts.length < count) {
    const number = random.whole(0, wordings.length - 1);
    const wording = wordings[number];
    const draft = wording && makeDraft(wording, number, random);
    if (draft && isWanted(draft)) drafts.push(draft);
  }
  return drafts;
}
