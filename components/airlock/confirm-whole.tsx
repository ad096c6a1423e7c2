import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useText } from '../text/text-context';
import { useHold } from './use-hold';

interface ConfirmProps {
  readonly onConfirm: () => void;
}

/** The deliberate yes to a whole screen: a button to hold down, or a word to type. */
export function ConfirmWhole({ onConfirm }: ConfirmProps): JSX.Element {
  const { t } = useText();
  const { phase, handlers } = useHold(onConfirm);
  const [isTyping, setTyping] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  /** A key or a screen reader presses without holding. */
  const onClick = (event: MouseEvent): void => {
    if (event.detail !== 0) return;
    setTyping(true);
    requestAnimationFrame(() => field.current?.focus());
  };
  return (
    <>
      <button
        type="button"
        class="button urgent wide hold"
        data-phase={phase}
        onClick={onClick}
        {...handlers}
      >
        {t(phase === 'holding' ? 'airlockHolding' : 'airlockHold')}
      </button>
      <p class="hint" role="status">
        {phase === 'too-short' && t('airlockHoldLonger')}
      </p>
      <details
        class="typed"
        open={isTyping}
        onToggle={(event) => setTyping(event.currentTarget.open)}
      >
        <summary>{t('airlockTypeSummary')}</summary>
        <TypedConfirm onConfirm={onConfirm} field={field} />
      </details>
    </>
  );
}

function TypedConfirm(
  props: ConfirmProps & { readonly field: { current: HTMLInputElement | null } },
): JSX.Element {
  const { t } = useText();
  const [isWrong, setWrong] = useState(false);
  const word = t('airlockWord');
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    const typed = props.field.current?.value.trim().toLowerCase();
    setWrong(typed !== word);
    if (event.isTrusted && typed === word) props.onConfirm();
  };
  return (
    <form onSubmit={onSubmit}>
      <label>
        {t('airlockTypeLabel', word)}
        <input
          ref={props.field}
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={isWrong}
          aria-describedby="airlock-wrong"
        />
      </label>
      <p id="airlock-wrong" class="hint" role="status">
        {isWrong && t('airlockTypeWrong')}
      </p>
    </form>
  );
}
