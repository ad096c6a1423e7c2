import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useHold } from '../device/use-hold';
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

/** Live for as long as it is held, by pointer or key. */
export function TalkButton(props: { readonly onTalk: (isHeld: boolean) => void }): JSX.Element {
  const { t } = useText();
  const { isHeld, handlers } = useHold(props.onTalk);
  return (
    <button
      type="button"
      class={isHeld ? 'button urgent talk' : 'button talk'}
      aria-pressed={isHeld}
      {...handlers}
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
