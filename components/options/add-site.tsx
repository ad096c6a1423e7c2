import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useText } from '../text/text-context';

/** Adds a site by its address. */
export function AddSite({ onAdd }: { readonly onAdd: (origin: string) => void }): JSX.Element {
  const { t } = useText();
  const [address, setAddress] = useState('');
  const [isWrong, setWrong] = useState(false);
  const add = (): void => {
    const origin = originOf(address);
    setWrong(origin === null);
    if (origin === null) return;
    onAdd(origin);
    setAddress('');
  };
  return (
    <form
      class="add-site"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label for="add-site">{t('addSite')}</label>
      <div class="add-site-line">
        <input
          id="add-site"
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="add-site-how"
          aria-invalid={isWrong}
          value={address}
          onInput={({ currentTarget }) => setAddress(currentTarget.value)}
        />
        <button type="submit" class="button">
          {t('add')}
        </button>
      </div>
      <p class="note" id="add-site-how" role={isWrong ? 'alert' : undefined}>
        {isWrong && `${t('addSiteWrong')} `}
        {t('addSiteAddress')}
      </p>
    </form>
  );
}

/** "meet.example.org/room" → "https://meet.example.org"; `null` for no web address. */
export function originOf(address: string): string | null {
  const text = address.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(whole)) return null;
  const { protocol, origin, hostname } = new URL(whole);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && /^(localhost|\[.*\]|.+\..+)$/.test(hostname) ? origin : null;
}
