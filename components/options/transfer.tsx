import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { WarningIcon } from '../design/icons';
import { useText } from '../text/text-context';
import type { ImportOutcome, OptionsActions } from './options-model';

export function ImportControl(props: {
  readonly outcome: ImportOutcome | null;
  readonly onImport: OptionsActions['onImport'];
}): JSX.Element {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {t('importSettings')} …
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={t('importSettings')}
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) props.onImport(file);
          // The same file, corrected, counts as another choice.
          currentTarget.value = '';
        }}
      />
      {props.outcome && <Outcome outcome={props.outcome} />}
    </>
  );
}

function Outcome({ outcome }: { readonly outcome: ImportOutcome }): JSX.Element {
  const { t } = useText();
  if (outcome.kind === 'imported')
    return (
      <p class="note" role="status">
        {t('imported')}
      </p>
    );
  return (
    <div class="note warning" role="alert">
      <WarningIcon />
      {outcome.kind === 'no-json' && t('importNoJson')}
      {outcome.kind === 'newer' && t('importNewer')}
      {outcome.kind === 'broken' && (
        <div>
          {t('importBroken')}
          <ul>
            {outcome.issues.map(({ path, received }) => (
              <li key={path}>
                {received === undefined
                  ? t('importEntryMissing', path)
                  : t('importEntry', path, shorten(JSON.stringify(received)))}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** Characters of a value that are worth showing; a picture has hundreds of thousands. */
const SHOWN = 60;

const shorten = (text: string): string =>
  text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text;

/** Asks once more: what is forgotten here does not come back. */
export function ResetControl({ onReset }: Pick<OptionsActions, 'onReset'>): JSX.Element {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => dialog.current?.close();
  return (
    <>
      <button type="button" class="button" onClick={() => dialog.current?.showModal()}>
        {t('resetSettings')} …
      </button>
      <dialog ref={dialog} class="panel" aria-labelledby="reset-title">
        <h2 id="reset-title">{t('resetQuestion')}</h2>
        <p>{t('resetSettingsMeans')}</p>
        <div class="device-buttons">
          <button type="button" class="button" onClick={close}>
            {t('cancel')}
          </button>
          <button
            type="button"
            class="button urgent"
            onClick={() => {
              close();
              onReset();
            }}
          >
            {t('resetYes')}
          </button>
        </div>
      </dialog>
    </>
  );
}
