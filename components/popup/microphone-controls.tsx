import type { ReadonlySignal } from '@preact/signals';
import type { JSX, TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useText } from '../text/text-context';

/** How loud the person is; `isSent` tells whether anybody hears it. */
export function LevelMeter(props: {
  readonly level: ReadonlySignal<number>;
  readonly isSent: boolean;
}): JSX.Element {
  const { t } = useText();
  const percent = Math.round(Math.min(1, Math.max(0, props.level.value)) * 100);
  return (
    <div class="level">
      <meter class="spoken" aria-label={t('microphoneLevel')} min={0} max={100} value={percent} />
      <div
        class={props.isSent ? 'level-bar sent' : 'level-bar'}
        style={{ inlineSize: `${percent}%` }}
      />
    </div>
  );
}

/** Keys that press a button. */
const isPressKey = ({ key }: KeyboardEvent): boolean => key === ' ' || key === 'Enter';

/** Live for as long as it is held, by pointer or key. Whatever takes it away lets go. */
export function TalkButton(props: { readonly onTalk: (isHeld: boolean) => void }): JSX.Element {
  const { t } = useText();
  const [isHeld, setHeld] = useState(false);
  const held = useRef(false);
  const hold = (wanted: boolean): void => {
    if (held.current === wanted) return;
    held.current = wanted;
    setHeld(wanted);
    props.onTalk(wanted);
  };
  const latest = useRef(hold);
  latest.current = hold;
  useEffect(() => () => latest.current(false), []);
  const release = (): void => hold(false);
  const onPointerDown = (event: TargetedPointerEvent<HTMLButtonElement>): void => {
    if (event.button !== 0) return;
    // The release counts wherever the pointer has gone meanwhile.
    event.currentTarget.setPointerCapture(event.pointerId);
    hold(true);
  };
  const onKey = (event: TargetedKeyboardEvent<HTMLButtonElement>): void => {
    if (!isPressKey(event)) return;
    event.preventDefault();
    hold(event.type === 'keydown');
  };
  return (
    <button
      type="button"
      class={isHeld ? 'button urgent talk' : 'button talk'}
      aria-pressed={isHeld}
      onPointerDown={onPointerDown}
      onPointerUp={release}
      onPointerCancel={release}
      onLostPointerCapture={release}
      onKeyDown={onKey}
      onKeyUp={onKey}
      onBlur={release}
    >
      <TalkLabel isHeld={isHeld} idle={t('holdToTalk')} held={t('talkingNow')} />
    </button>
  );
}

/** Both labels lie in one place, so that the button keeps its size when it changes. */
function TalkLabel(props: { isHeld: boolean; idle: string; held: string }): JSX.Element {
  return (
    <span class="stacked">
      <span aria-hidden={props.isHeld}>{props.idle}</span>
      <span aria-hidden={!props.isHeld}>{props.held}</span>
    </span>
  );
}
