import { construct, each, prototypeOf, type Realm } from './natives';
import { replaceMethod } from './replace-property';
import type { StandIns } from './stand-ins';

/** What only the device can tell. */
const FORWARDED_METHODS = ['getPhotoCapabilities', 'getPhotoSettings'];

/**
 * `ImageCapture` of a stand-in: `grabFrame` works as it is. A photo is taken by the device itself,
 * past every track, so a stand-in's photo is made of the picture that it shows.
 */
export function installImageCapture(realm: Realm, standIns: StandIns): void {
  const prototype = prototypeOf(realm, 'ImageCapture');
  const { ImageCapture } = realm;

  /** The source's own `ImageCapture`; `undefined` for one of any other track. */
  const sourceCapture = (capture: ImageCapture): ImageCapture | undefined => {
    const source = standIns.sourceOf(capture.track);
    return source && (construct(ImageCapture, [source]) as ImageCapture);
  };

  each(FORWARDED_METHODS, (name) =>
    replaceMethod(prototype, name, (self, args, native) =>
      native(sourceCapture(self as ImageCapture) ?? self, args),
    ),
  );
  replaceMethod(prototype, 'takePhoto', (self, args, native) => {
    const capture = self as ImageCapture;
    if (!standIns.sourceOf(capture.track)) return native(self, args);
    return photograph(capture as FrameGrabber, (args[0] ?? {}) as PhotoSize);
  });
}

/** The members of `PhotoSettings` that concern the picture rather than the lamp. */
interface PhotoSize {
  readonly imageWidth?: number;
  readonly imageHeight?: number;
}

/** `grabFrame` is missing from the type library. */
type FrameGrabber = ImageCapture & { grabFrame(): Promise<ImageBitmap> };

/** Handles released pictures alone, so `await` is safe here. */
async function photograph(capture: FrameGrabber, size: PhotoSize): Promise<Blob> {
  const bitmap = await capture.grabFrame();
  const { imageWidth: width = bitmap.width, imageHeight: height = bitmap.height } = size;
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/jpeg' });
}
