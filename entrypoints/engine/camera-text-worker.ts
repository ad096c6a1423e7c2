import { openTextFinder, type TextFinder } from '../../models/text/open-text-reader';
import { boundsOf } from '../../models/text/text-boxes';
import { LONG_SIDE } from '../../models/text/text-detector';
import { type FinderAnswer, parseFinderRequest } from '../../protocol/camera-text';
import { loadPackagedFile } from './packaged-files';

/** Says where on a camera's picture text is. It reads none of it. */
const finder = openTextFinder({ loadBytes: (path) => loadPackagedFile(`/models/${path}`) });

self.addEventListener('message', ({ ports }: MessageEvent) => {
  const [port] = ports;
  if (port) void serve(port);
});

async function serve(port: MessagePort): Promise<void> {
  const say = (answer: FinderAnswer, transfer: Transferable[] = []) =>
    port.postMessage(answer, transfer);
  try {
    const open = await finder;
    port.onmessage = ({ data }) => {
      const places = placesOn(open, data);
      if (places) say({ kind: 'found', places }, [places.buffer]);
      else say({ kind: 'fault' });
    };
    say({ kind: 'ready' });
  } catch {
    say({ kind: 'fault' });
  }
}

function placesOn(open: TextFinder, data: unknown): Float32Array<ArrayBuffer> | null {
  const request = parseFinderRequest(data);
  if (!request) return null;
  const { picture, ...rest } = request;
  try {
    const boxes = open.find({ format: 'I420', data: picture, ...rest }, LONG_SIDE.camera);
    return Float32Array.from(
      boxes.flatMap(({ quad }) => {
        const { x, y, width, height } = boundsOf(quad);
        return [x, y, width, height];
      }),
    );
  } catch {
    // Whatever fails: nothing was found out, and what is held stays held.
    return null;
  }
}
