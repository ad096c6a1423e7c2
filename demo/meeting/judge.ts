import {
  BACKGROUND_MARKS,
  BADGE,
  isReadable,
  readBadge,
  SCENE_HEIGHT,
  SCENE_WIDTH,
} from '../scene/marks.ts';
import { readLuma } from './luma.ts';

/**
 * What one picture at the far end shows: `open` when something in the background can be read,
 * `guarded` when only the person can be made out, `covered` when neither can.
 */
export type Sight = 'open' | 'guarded' | 'covered';

export interface Judgement {
  readonly sight: Sight;
  /** Number of the picture in the clip, read off the person's badge; null when it is not there. */
  readonly clipFrame: number | null;
}

const SCENE = { width: SCENE_WIDTH, height: SCENE_HEIGHT };

/** Looks for the clip's marks in a decoded picture. The caller keeps the frame. */
export async function judge(frame: VideoFrame): Promise<Judgement> {
  const clipFrame = readBadge(await readLuma(frame, BADGE, SCENE));
  for (const mark of BACKGROUND_MARKS) {
    if (isReadable(mark, await readLuma(frame, mark, SCENE))) return { sight: 'open', clipFrame };
  }
  return { sight: clipFrame === null ? 'covered' : 'guarded', clipFrame };
}
