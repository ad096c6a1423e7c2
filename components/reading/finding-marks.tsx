import type { JSX } from 'preact';
import type { ScreenText } from './screen-text';

/** Width by height of the preview. */
const PREVIEW_ASPECT = 16 / 9;

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;

/**
 * Outlines what is hidden on the preview, numbered as in the list beside it. The preview shows what
 * the others see: in the outline is the bar that hides the text, not the text.
 */
export function FindingMarks({ text }: { readonly text: ScreenText }): JSX.Element | null {
  const { aspect, reading } = text;
  if (aspect === 0) return null;
  // The picture lies in the middle, all of it.
  const width = Math.min(1, aspect / PREVIEW_ASPECT);
  const height = Math.min(1, PREVIEW_ASPECT / aspect);
  const area = {
    left: percent((1 - width) / 2),
    top: percent((1 - height) / 2),
    width: percent(width),
    height: percent(height),
  };
  return (
    <div class="finding-marks" style={area} aria-hidden="true">
      {reading.hidden.map(({ id, x, y, width, height, isShown }, index) => (
        <span
          key={id}
          class="finding-mark"
          data-seen={isShown || reading.warnsOnly}
          style={{
            left: percent(x),
            top: percent(y),
            width: percent(width),
            height: percent(height),
          }}
        >
          <span class="finding-number">{index + 1}</span>
        </span>
      ))}
    </div>
  );
}
