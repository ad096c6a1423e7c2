import { judge } from './meeting/judge.ts';
import type { Arrival } from './meeting/meeting.ts';
import { watchFrames } from './meeting/watch.ts';
import { SCENE_HEIGHT, SCENE_WIDTH } from './scene/marks.ts';

/**
 * A second pair of eyes on the camera, in a page that no guard looks after: notes when each picture
 * of the clip leaves the camera. Both consumers of one camera get a picture at the same moment.
 */
export interface Probe {
  readonly departures: readonly Arrival[];
}

async function startProbe(): Promise<Probe> {
  const departures: Arrival[] = [];
  const video = { width: SCENE_WIDTH, height: SCENE_HEIGHT, frameRate: 30 };
  const stream = await navigator.mediaDevices.getUserMedia({ video });
  const [track] = stream.getVideoTracks();
  if (!track) throw new DOMException('The camera gave no picture.', 'NotReadableError');
  watchFrames(track as MediaStreamVideoTrack, async (frame) => {
    const time = performance.timeOrigin + performance.now();
    const { clipFrame } = await judge(frame);
    if (clipFrame !== null) departures.push({ clipFrame, time });
  });
  return { departures };
}

Object.assign(globalThis, { probe: startProbe() });
