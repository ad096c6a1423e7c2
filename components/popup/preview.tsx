import type { JSX } from 'preact';
import type { DeviceTone } from '../device/device-status';
import { useText } from '../text/text-context';

/** The drawing buffer, pixels: twice the size that the popup shows. */
const WIDTH = 640;
const HEIGHT = 360;

/** A place to draw what the others see; keeps its size before the first picture. */
export function Preview(props: {
  readonly tone: DeviceTone;
  readonly attach: (canvas: HTMLCanvasElement | null) => void;
}): JSX.Element {
  const { t } = useText();
  return (
    <figure class="preview" data-tone={props.tone}>
      <canvas
        ref={props.attach}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={t('othersSee')}
      />
      <figcaption aria-hidden="true">{t('othersSee')}</figcaption>
    </figure>
  );
}
