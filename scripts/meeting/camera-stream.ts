import type { RequestListener } from 'node:http';
import { CLIP_FPS } from '../../demo/scene/marks.ts';
import type { Clip } from './clip.ts';

/** Every second picture is enough to look at and leaves the machine to the call. */
const FRAME_STEP = 2;
const BOUNDARY = 'picture';

/** Plays the clip's small pictures to an <img>, for as long as it listens. */
function streamPreview(clip: Clip): RequestListener {
  return (_request, response) => {
    response.writeHead(200, {
      'Content-Type': `multipart/x-mixed-replace; boundary=${BOUNDARY}`,
      'Cache-Control': 'no-store',
    });
    let frame = 0;
    const timer = setInterval(
      () => {
        const jpeg = clip.preview[frame % clip.preview.length];
        frame += FRAME_STEP;
        // A listener that falls behind misses pictures rather than piling them up here.
        if (!jpeg || response.writableNeedDrain) return;
        response.write(`--${BOUNDARY}\r\nContent-Type: image/jpeg\r\n\r\n`);
        response.write(jpeg);
        response.write('\r\n');
      },
      (1000 * FRAME_STEP) / CLIP_FPS,
    );
    response.on('close', () => clearInterval(timer));
  };
}

/** What the demo server answers about the clip. */
export function clipRoutes(clip: Clip): Record<string, RequestListener> {
  return {
    '/camera': streamPreview(clip),
    '/camera/poster': (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(clip.poster);
    },
  };
}
