import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useText } from '../text/text-context';

/** The drawing buffer, pixels: twice the size that the popup shows. */
const WIDTH = 416;
const HEIGHT = 234;

/** A place to draw what the others see; keeps its size before the first picture. */
export function Preview(props: {
  readonly attach: (canvas: HTMLCanvasElement | null) => void;
  /** What lies on the picture. */
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { t } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(props.attach);
  latest.current = props.attach;
  useEffect(() => {
    latest.current(canvas.current);
    return () => latest.current(null);
  }, []);
  return (
    <figure class="preview">
      <canvas ref={canvas} width={WIDTH} height={HEIGHT} role="img" aria-label={t('othersSee')} />
      {props.children}
      <figcaption aria-hidden="true">{t('othersSee')}</figcaption>
    </figure>
  );
}
