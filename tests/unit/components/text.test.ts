import { describe, expect, it } from 'vitest';
import { type BrowserI18n, readText } from '../../../components/text/browser-text.ts';
import { type Catalogue, getMessageFrom } from '../../../components/text/catalogue.ts';
import { formatClock, formatDuration } from '../../../components/text/format.ts';
import de from '../../../public/_locales/de/messages.json';
import en from '../../../public/_locales/en/messages.json';

describe('getMessageFrom', () => {
  it('puts substitutions where the placeholders are', () => {
    expect(getMessageFrom(en)('goToTab', ['meet.example.org'])).toBe('Go to meet.example.org');
    expect(getMessageFrom(de)('goToTab', ['meet.example.org'])).toBe(
      'Zu meet.example.org wechseln',
    );
  });

  it('leaves a substitution as it is, dollars included', () => {
    expect(getMessageFrom(en)('goToTab', ['a$HOST$b'])).toBe('Go to a$HOST$b');
  });
});

describe('readText', () => {
  const i18n = (catalogue: Catalogue, language: string, direction: string): BrowserI18n => ({
    getMessage: (key, substitutions = []) =>
      key === '@@bidi_dir' ? direction : getMessageFrom(catalogue)(key, substitutions),
    getUILanguage: () => language,
  });

  it('keeps the region of a language that it speaks', () => {
    expect(readText(i18n(de, 'de-AT', 'ltr'))).toMatchObject({
      language: 'de-AT',
      direction: 'ltr',
    });
  });

  it('says that it is English where it falls back to that', () => {
    const text = readText(i18n(en, 'he', 'rtl'));
    expect(text).toMatchObject({ language: 'en', direction: 'ltr' });
    expect(text.t('camera')).toBe('Camera');
  });
});

describe('formats', () => {
  const now = new Date(2026, 4, 12, 14, 20).getTime();

  it('adds the day to a time that is not of today', () => {
    const today = new Date(2026, 4, 12, 9, 5).getTime();
    const yesterday = new Date(2026, 4, 11, 9, 5).getTime();
    expect(formatClock('de', today, now)).toBe('09:05');
    expect(formatClock('de', yesterday, now)).toContain('11. Mai');
  });

  it('says a duration in one unit', () => {
    expect(formatDuration('en', 25_000)).toBe('25 sec');
    expect(formatDuration('en', 42 * 60_000)).toBe('42 min');
    expect(formatDuration('de', 90 * 60_000)).toBe('1,5 Std.');
  });
});
