import type { JSX } from 'preact';
import { TalkIcon } from '../design/icons';
import { useHold } from '../device/use-hold';
import { useText } from '../text/text-context';

/** Push-to-talk: live for as long as it is held. */
export function TalkTool(props: { readonly onTalk: (isHeld: boolean) => void }): JSX.Element {
  const { t } = useText();
  const { isHeld, handlers } = useHold(props.onTalk);
  const label = t(isHeld ? 'talkingNow' : 'holdToTalk');
  return (
    <button
      type="button"
      class="device talk"
      data-tone={isHeld ? 'live' : 'idle'}
      aria-label={label}
      aria-pressed={isHeld}
      title={label}
      {...handlers}
    >
      <TalkIcon />
    </button>
  );
}
