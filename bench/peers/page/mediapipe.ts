import type { Results, SelfieSegmentation as Solution } from '@mediapipe/selfie_segmentation';
import { createCanvas, HEIGHT, type Peer, WIDTH } from './peer.ts';

declare global {
  interface Window {
    SelfieSegmentation?: typeof Solution;
  }
}

const BLUR = 'blur(10px)';

function loadScript(url: string): Promise<void> {
  const script = document.createElement('script');
  script.src = url;
  document.head.append(script);
  return new Promise((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${url} did not load`));
  });
}

/** Person over blurred picture on a 2D canvas, as its documentation composes. */
function compose(context: CanvasRenderingContext2D, { image, segmentationMask }: Results): void {
  context.save();
  context.clearRect(0, 0, WIDTH, HEIGHT);
  context.drawImage(segmentationMask, 0, 0, WIDTH, HEIGHT);
  context.globalCompositeOperation = 'source-in';
  context.drawImage(image, 0, 0, WIDTH, HEIGHT);
  context.globalCompositeOperation = 'destination-atop';
  context.filter = BLUR;
  context.drawImage(image, 0, 0, WIDTH, HEIGHT);
  context.restore();
}

/** The landscape net, fed from a video element. */
export async function openMediapipe(): Promise<Peer> {
  // It calls alert() where it cannot work, which would wait for a person.
  window.alert = (message: unknown) => {
    throw new Error(String(message));
  };
  await loadScript('/mediapipe/selfie_segmentation.js');
  const { SelfieSegmentation } = window;
  if (!SelfieSegmentation) throw new Error('no SelfieSegmentation');
  const solution = new SelfieSegmentation({ locateFile: (file) => `/mediapipe/${file}` });
  solution.setOptions({ modelSelection: 1 });
  const canvas = createCanvas();
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  solution.onResults((results) => compose(context, results));
  return {
    async process(frame, video) {
      const { timestamp } = frame;
      frame.close();
      await solution.send({ image: video });
      return new VideoFrame(canvas, { timestamp });
    },
    close: () => void solution.close(),
  };
}
