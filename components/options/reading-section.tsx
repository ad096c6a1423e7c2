import {
  isEntry,
  isPattern,
  joinEntries,
  READING_MODES,
  type ReadingMode,
  type ReadingRules,
} from '../../policy/reading-rules';
import type { MessageKey } from '../text/message-key';
import type { Translate } from '../text/translate';
import { EntryList } from './entry-list';
import type { OptionsProps } from './options-model';
import { ModeChoice } from './reading-mode';
import type { SectionSpec, SettingSpec } from './setting';

const MODE_TEXTS: Readonly<Record<ReadingMode, readonly [MessageKey, MessageKey]>> = {
  relaxed: ['readingRelaxed', 'readingRelaxedMeans'],
  careful: ['readingCareful', 'readingCarefulMeans'],
  strict: ['readingStrict', 'readingStrictMeans'],
};

/** What of the text on a shared screen others may see. */
export function readingSection(props: OptionsProps & { readonly t: Translate }): SectionSpec {
  const { model, actions, t } = props;
  const { settings, own, locked, allowedTexts } = model;
  const change = (changed: Partial<ReadingRules>): void =>
    actions.onChange((mine) => ({ ...mine, reading: { ...mine.reading, ...changed } }));
  const mode: SettingSpec = {
    id: 'reading-mode',
    title: t('readingMode'),
    sentence: t('readingModeMeans'),
    isLocked: locked.has('readingMode'),
    words: READING_MODES.flatMap((one) => MODE_TEXTS[one].map((key) => t(key))).join(' '),
    control: () => (
      <ModeChoice
        texts={MODE_TEXTS}
        mode={settings.reading.mode}
        onChoose={(chosen) => change({ mode: chosen })}
      />
    ),
  };
  const list = (name: 'words' | 'patterns', title: MessageKey, means: MessageKey): SettingSpec => ({
    id: `reading-${name}`,
    title: t(title),
    sentence: t(means),
    control: (ids) => (
      <EntryList
        ids={ids}
        entries={own.reading[name]}
        others={settings.reading[name].length - own.reading[name].length}
        isValid={(entry) => isEntry(entry) && (name === 'words' || isPattern(entry))}
        onChange={(entries) => change({ [name]: joinEntries(entries) })}
      />
    ),
  });
  const allowed: SettingSpec = {
    id: 'allowed-texts',
    title: t('allowedTexts'),
    sentence: t('allowedTextsMeans', `${allowedTexts}`),
    isSmall: true,
    control: () => (
      <button
        type="button"
        class="button"
        disabled={allowedTexts === 0}
        onClick={() => actions.onForgetAllowed()}
      >
        {t('forgetAllowedTexts')}
      </button>
    ),
  };
  return {
    id: 'reading',
    title: t('sectionReading'),
    settings: [
      mode,
      list('words', 'hiddenWords', 'hiddenWordsMeans'),
      list('patterns', 'hiddenPatterns', 'hiddenPatternsMeans'),
      allowed,
    ],
  };
}
