import type { JSX } from 'preact';
import { useText } from '../text/text-context';
import type { OptionsProps } from './options-model';

/** The keys of each command, and the way to the browser's own page for changing them. */
export function ShortcutList({ model, actions }: OptionsProps): JSX.Element {
  const { t } = useText();
  const { onChangeShortcuts } = actions;
  return (
    <>
      <dl class="shortcuts">
        {model.shortcuts.map(({ name, description, keys }) => (
          <div key={name}>
            <dt>{description}</dt>
            <dd>
              {keys === '' ? (
                <span class="note">{t('shortcutNone')}</span>
              ) : (
                keys.split('+').map((key) => <kbd key={key}>{key}</kbd>)
              )}
            </dd>
          </div>
        ))}
      </dl>
      {onChangeShortcuts && (
        <button type="button" class="button" onClick={() => onChangeShortcuts()}>
          {t('changeShortcuts')}
        </button>
      )}
    </>
  );
}
