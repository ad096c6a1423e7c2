import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useText } from '../text/text-context';
import { type KeyLayout, keyName } from './key-name';

export interface PushToTalkKeyProps {
  /** `KeyboardEvent.code`; `null` for none. */
  readonly code: string | null;
  readonly onChange: (code: string | null) => void;
}

/** Keys that move through the page or leave what one is in: nobody could get out any more. */
const RESERVED: ReadonlySet<string> = new Set(['Tab', 'Escape', 'Enter', 'NumpadEnter']);

/** Chooses the key that is held to talk: press the button, then the key. */
export function PushToTalkKey({ code, onChange }: PushToTalkKeyProps): JSX.Element {
  const { t } = useText();
  const [isAsking, setAsking] = useState(false);
  const layout = useKeyLayout();
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLButtonElement>): void => {
    if (!isAsking || !event.isTrusted) return;
    if (event.code !== 'Tab') event.preventDefault();
    setAsking(false);
    if (!RESERVED.has(event.code) && event.code !== '') onChange(event.code);
  };
  const shown = code === null ? t('talkKeyNone') : keyName(code, t, layout);
  return (
    <div class="talk-key">
      <p class="note">{t('talkKeyNote')}</p>
      <div class="device-buttons">
        <button
          type="button"
          class={isAsking ? 'button urgent' : 'button'}
          aria-pressed={isAsking}
          onClick={() => setAsking(!isAsking)}
          onKeyDown={onKeyDown}
          onBlur={() => setAsking(false)}
        >
          {isAsking ? t('talkKeyPress') : <TalkKeyLabel shown={shown} />}
        </button>
        {code !== null && (
          <button type="button" class="button plain" onClick={() => onChange(null)}>
            {t('talkKeyRemove')}
          </button>
        )}
      </div>
    </div>
  );
}

function TalkKeyLabel({ shown }: { readonly shown: string }): JSX.Element {
  const { t } = useText();
  return (
    <>
      {t('talkKeyNow')} <kbd>{shown}</kbd>
    </>
  );
}

/** The person's keyboard; `null` where the browser does not tell. */
function useKeyLayout(): KeyLayout | null {
  const [layout, setLayout] = useState<KeyLayout | null>(null);
  useEffect(() => {
    let isShown = true;
    const { keyboard } = navigator as { keyboard?: { getLayoutMap?: () => Promise<KeyLayout> } };
    keyboard?.getLayoutMap?.().then(
      (map) => isShown && setLayout(map),
      () => undefined, // an embedded page may not ask: the key's name is then that of its place
    );
    return () => {
      isShown = false;
    };
  }, []);
  return layout;
}
