import type { JSX } from 'preact';
import { PRESETS, type Preset } from '../../policy/settings/presets';
import type { MessageKey } from '../text/message-key';
import { useText } from '../text/text-context';

const NAMES: Readonly<Record<Preset, { readonly title: MessageKey; readonly means: MessageKey }>> =
  {
    careful: { title: 'presetCareful', means: 'presetCarefulMeans' },
    relaxed: { title: 'presetRelaxed', means: 'presetRelaxedMeans' },
    strict: { title: 'presetStrict', means: 'presetStrictMeans' },
  };

interface PresetChoiceProps {
  /** `null` for a mixture of the person's own. */
  readonly preset: Preset | null;
  readonly onChoose: (preset: Preset) => void;
}

/** Three ways to be guarded, one sentence each. */
export function PresetChoice({ preset, onChoose }: PresetChoiceProps): JSX.Element {
  const { t } = useText();
  return (
    <>
      <div class="presets">
        {PRESETS.map((one) => (
          <label key={one} class="preset">
            <input
              type="radio"
              name="preset"
              checked={one === preset}
              onChange={() => onChoose(one)}
            />
            <span class="preset-words">
              <span class="preset-title">{t(NAMES[one].title)}</span>
              <span class="note">{t(NAMES[one].means)}</span>
            </span>
          </label>
        ))}
      </div>
      {preset === null && <p class="note">{t('presetOwn')}</p>}
    </>
  );
}
