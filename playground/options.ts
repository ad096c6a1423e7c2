import { type Catalogue, getMessageFrom } from '../components/text/catalogue.ts';
import type { Text } from '../components/text/text-context.ts';
import { translateWith } from '../components/text/translate.ts';
import de from '../public/_locales/de/messages.json';
import en from '../public/_locales/en/messages.json';

const CATALOGUES: Readonly<Record<string, Catalogue>> = { en, de };

/** How the playground is looked at; everything is in the address. */
export interface Options {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly scheme: 'light' | 'dark' | null;
  readonly isContrasted: boolean;
  readonly isStretched: boolean;
  /** Chips lie in open shadow roots, for tools that cannot look into closed ones. */
  readonly isOpen: boolean;
  /** One exhibit alone, such as "popup/live"; `null` for the gallery. */
  readonly only: string | null;
}

export function readOptions(search: string): Options {
  const given = new URLSearchParams(search);
  const scheme = given.get('scheme');
  return {
    language: given.get('language') === 'de' ? 'de' : 'en',
    direction: given.get('direction') === 'rtl' ? 'rtl' : 'ltr',
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : null,
    isContrasted: given.has('contrast'),
    isStretched: given.has('stretch'),
    isOpen: given.has('open'),
    only: given.get('only'),
  };
}

/** How much longer a translation may be than the English text. */
const STRETCH = 0.4;

/** The text with as many characters more as a wordy language has, in words of its own. */
const stretch = (message: string): string => {
  const missing = Math.ceil(message.length * STRETCH);
  return `${message} ${'lorem ipsum dolor '.repeat(10).slice(0, missing).trim()}`;
};

export function textFor({ language, isStretched }: Options): Text {
  const getMessage = getMessageFrom(CATALOGUES[language] ?? en);
  const t = translateWith((key, substitutions) => {
    const message = getMessage(key, substitutions);
    return isStretched && key !== 'extName' ? stretch(message) : message;
  });
  return { t, language };
}

/** Makes the page look as it does for somebody who has set their system so. */
export function applyOptions(options: Options, document: Document): void {
  const root = document.documentElement;
  root.lang = options.language;
  root.dir = options.direction;
  if (options.scheme) root.style.colorScheme = options.scheme;
  if (options.isContrasted) forceContrast(document);
}

function forceContrast(document: Document): void {
  const rules = [...document.styleSheets].flatMap(flatRules);
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && rule.media.mediaText.includes('prefers-contrast')) {
      rule.media.mediaText = 'all';
    }
  }
}

/** With the rules of imported sheets, which the development server leaves apart. */
const flatRules = (sheet: CSSStyleSheet): CSSRule[] =>
  [...sheet.cssRules].flatMap((rule) =>
    rule instanceof CSSImportRule && rule.styleSheet ? flatRules(rule.styleSheet) : [rule],
  );
