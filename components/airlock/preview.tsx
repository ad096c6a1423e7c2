import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { decodePicture } from '../picture/decode-picture';
import { useText } from '../text/text-context';

/** What would be seen, as it is now. */
export function Preview({ picture }: { readonly picture: string | null }): JSX.Element {
  const { t } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hasDrawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!picture) return;
    let isNewest = true;
    void decodePicture(picture).then((bitmap) => {
      if (bitmap && isNewest && canvas.current) {
        draw(canvas.current, bitmap);
        setDrawn(true);
      }
      bitmap?.close();
    });
    return () => {
      isNewest = false;
    };
  }, [picture]);
  return (
    <figure>
      <div class="screen">
        <canvas ref={canvas} hidden={!hasDrawn} role="img" aria-label={t('airlockPreview')} />
        {!hasDrawn && <p>{t('airlockPreviewWaiting')}</p>}
      </div>
      <figcaption>
        <strong>{t('airlockPreview')}</strong> <span>{t('airlockNobodySees')}</span>
      </figcaption>
    </figure>
  );
}

function draw(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
}
