import type { MessageKey } from './message-key';
import type { Text } from './text-context';
import { translateWith } from './translate';

/** The part of `browser.i18n` that texts need. */
export interface BrowserI18n {
  readonly getMessage: (key: MessageKey | '@@bidi_dir', substitutions?: string[]) => string;
  readonly getUILanguage: () => string;
}

export interface DirectedText extends Text {
  readonly direction: 'ltr' | 'rtl';
}

/** The texts in the browser's language, or in English where Lenscap does not speak that. */
export function readText(i18n: BrowserI18n): DirectedText {
  const t = translateWith((key, substitutions) => i18n.getMessage(key, substitutions));
  const spoken = t('languageTag');
  const wanted = i18n.getUILanguage();
  const isSpoken = new Intl.Locale(wanted).language === spoken;
  // The browser's tag also says the region, which clocks and numbers follow.
  const language = isSpoken ? wanted : spoken;
  const direction = isSpoken && i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
  return { t, language, direction };
}
