import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { decodePicture } from '../picture/decode-picture';

/** Pixels; twice the size that a choice shows. */
const WIDTH = 160;
const HEIGHT = 100;

/** The person's own picture, small. Drawn, as the extension's pages load no `data:` addresses. */
export function OwnPicture({ url }: { readonly url: string }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isShown = true;
    void decodePicture(url).then((picture) => {
      if (picture && isShown && canvas.current) drawCovering(canvas.current, picture);
      picture?.close();
    });
    return () => {
      isShown = false;
    };
  }, [url]);
  return <canvas ref={canvas} width={WIDTH} height={HEIGHT} />;
}

/** As `object-fit: cover` does. */
function drawCovering(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
  const scale = Math.max(canvas.width / picture.width, canvas.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  const left = (canvas.width - width) / 2;
  const top = (canvas.height - height) / 2;
  canvas.getContext('2d')?.drawImage(picture, left, top, width, height);
}
