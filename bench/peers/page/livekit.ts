import { BackgroundProcessor } from '@livekit/track-processors';
import type { Track } from 'livekit-client';
import type { Peer } from './peer.ts';

const BLUR_RADIUS = 10;

/** Its track processor between a track that is given one picture at a time and the track it makes. */
export async function openLivekit(video: HTMLVideoElement): Promise<Peer> {
  const processor = BackgroundProcessor({
    mode: 'background-blur',
    blurRadius: BLUR_RADIUS,
    assetPaths: { tasksVisionFileSet: '/vision/wasm', modelAssetPath: '/model/selfie.tflite' },
  });
  const input = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer = input.writable.getWriter();
  const [camera] = (video.srcObject as MediaStream).getVideoTracks();
  // It waits for the track's size, which a generator has only once a picture has flowed.
  const { width, height } = camera?.getSettings() ?? {};
  input.getSettings = () => ({ width: width ?? 0, height: height ?? 0 });
  await processor.init({
    track: input,
    element: video,
    kind: 'video' as Track.Kind.Video,
  } as Parameters<typeof processor.init>[0]);
  const track = processor.processedTrack as MediaStreamVideoTrack;
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  await skipRawFirstPicture(writer, reader, video);
  return {
    async process(frame) {
      await writer.write(frame);
      const { value } = await reader.read();
      if (!value) throw new Error('the processed track has ended');
      return value;
    },
    close: () => void processor.destroy(),
  };
}

/** The first picture comes twice: raw at once, and processed. */
async function skipRawFirstPicture(
  writer: WritableStreamDefaultWriter<VideoFrame>,
  reader: ReadableStreamDefaultReader<VideoFrame>,
  video: HTMLVideoElement,
): Promise<void> {
  await writer.write(new VideoFrame(video, { timestamp: 0 }));
  for (let seen = 0; seen < 2; seen++) (await reader.read()).value?.close();
}
