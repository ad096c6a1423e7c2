import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { LensCapIcon, SearchIcon, WarningIcon } from '../design/icons';
import { StoreWarning } from '../settings/store-warning';
import { useText } from '../text/text-context';
import type { OptionsProps } from './options-model';
import { optionsSections } from './sections';
import { Section, searchSections } from './setting';

/** Every setting of Lenscap, to be read from top to bottom or searched. */
export function OptionsPage({ model, actions }: OptionsProps): JSX.Element {
  const { t } = useText();
  const [query, setQuery] = useState('');
  const sections = searchSections(optionsSections({ model, actions, t }), query);
  return (
    <div class="options-page">
      <header>
        <p class="brand">
          <LensCapIcon />
          {t('extName')}
        </p>
        <h1>{t('optionsTitle')}</h1>
        <label class="search">
          <SearchIcon />
          <span class="spoken">{t('searchSettings')}</span>
          <input
            type="search"
            placeholder={t('searchSettings')}
            value={query}
            onInput={({ currentTarget }) => setQuery(currentTarget.value)}
          />
        </label>
      </header>
      <main>
        {model.problem && <StoreWarning problem={model.problem} />}
        {model.brokenPolicies.length > 0 && (
          <p class="note warning">
            <WarningIcon />
            {t('brokenPolicy', model.brokenPolicies.join(', '))}
          </p>
        )}
        {sections.map((section) => (
          <Section key={section.id} section={section} />
        ))}
        <p class="note" role="status">
          {sections.length === 0 && t('searchNothing', query.trim())}
        </p>
      </main>
    </div>
  );
}
