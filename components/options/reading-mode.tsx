import type { JSX } from 'preact';
import { READING_MODES, type ReadingMode } from '../../policy/reading-rules';
import type { MessageKey } from '../text/message-key';
import { useText } from '../text/text-context';

/** Three ways to judge text, one sentence each. */
export function ModeChoice(props: {
  /** Name and sentence of each. */
  readonly texts: Readonly<Record<ReadingMode, readonly [MessageKey, MessageKey]>>;
  readonly mode: ReadingMode;
  readonly onChoose: (mode: ReadingMode) => void;
}): JSX.Element {
  const { t } = useText();
  return (
    <div class="presets">
      {READING_MODES.map((one) => {
        const [title, means] = props.texts[one];
        return (
          <label key={one} class="preset">
            <input
              type="radio"
              name="reading-mode"
              checked={one === props.mode}
              onChange={() => props.onChoose(one)}
            />
            <span class="preset-words">
              <span class="preset-title">{t(title)}</span>
              <span class="note">{t(means)}</span>
            </span>
          </label>
        );
      })}
    </div>
  );
}
