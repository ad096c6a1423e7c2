import { GaussianBlurBackgroundProcessor } from '@twilio/video-processors';
import { createCanvas, type Peer } from './peer.ts';

export interface TwilioOptions {
  readonly useWebWorker: boolean;
  /** `outputFrameBufferContextType` of its documentation. */
  readonly context: 'bitmaprenderer' | '2d';
}

/** As Twilio's SDK drives it with `inputFrameBufferType: 'videoframe'`, recommended for Chromium. */
export async function openTwilio({ useWebWorker, context }: TwilioOptions): Promise<Peer> {
  const assetsPath = new URL('/twilio/', location.href).href;
  const processor = new GaussianBlurBackgroundProcessor({ assetsPath, useWebWorker });
  await processor.loadModel();
  const canvas = createCanvas();
  canvas.getContext(context);
  return {
    async process(frame) {
      const { timestamp } = frame;
      await processor.processFrame(frame, canvas);
      frame.close();
      return new VideoFrame(canvas, { timestamp });
    },
    close: () => {},
  };
}
