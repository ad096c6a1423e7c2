import { readLuma } from './meeting/luma.ts';
import type { Arrival } from './meeting/meeting.ts';
import { watchFrames } from './meeting/watch.ts';
import { BADGE, CLIP_FPS, readBadge, SCENE_HEIGHT, SCENE_WIDTH } from './scene/marks.ts';

/**
 * A second pair of eyes on the camera, in a page that no guard looks after: notes when each picture
 * of the clip leaves the camera. Both consumers of one camera get a picture at the same moment.
 */
export interface Probe {
  readonly departures: readonly Arrival[];
}

async function startProbe(): Promise<Probe> {
  const departures: Arrival[] = [];
  const scene = { width: SCENE_WIDTH, height: SCENE_HEIGHT };
  const video = { ...scene, frameRate: CLIP_FPS };
  const stream = await navigator.mediaDevices.getUserMedia({ video });
  const [track] = stream.getVideoTracks();
  if (!track) throw new DOMException('The camera gave no picture.', 'NotReadableError');
  watchFrames(track as MediaStreamVideoTrack, async (frame) => {
    const time = performance.timeOrigin + performance.now();
    const clipFrame = readBadge(await readLuma(frame, BADGE, scene));
    if (clipFrame !== null) departures.push({ clipFrame, time });
  });
  return { departures };
}

Object.assign(globalThis, { probe: startProbe() });
