import type { JSX } from 'preact';
import type { CameraSize } from '../meeting/meeting.ts';
import type { Messages } from '../messages.ts';
import { CameraIcon, HideIcon, LensCapIcon, WipeIcon } from './icons.tsx';

interface CameraControlsProps {
  readonly messages: Messages;
  readonly isOn: boolean;
  readonly isStarting: boolean;
  readonly sizes: readonly CameraSize[];
  readonly size: CameraSize;
  readonly onToggle: () => void;
  readonly onResize: (size: CameraSize) => void;
}

export function CameraControls(props: CameraControlsProps): JSX.Element {
  const { messages, isOn, isStarting, sizes, size, onToggle, onResize } = props;
  return (
    <section class="panel">
      <h2>{messages.camera}</h2>
      <div class="row">
        <button
          type="button"
          class={isOn ? '' : 'primary'}
          disabled={isStarting}
          onClick={onToggle}
        >
          <CameraIcon crossed={isOn} />
          {isOn ? messages.stop : messages.start}
        </button>
        <fieldset class="choice">
          <legend>{messages.size}</legend>
          {sizes.map((option) => (
            <label key={option.width}>
              <input
                type="radio"
                name="size"
                checked={option === size}
                onChange={() => onResize(option)}
              />
              <span>{option.height}p</span>
            </label>
          ))}
        </fieldset>
      </div>
    </section>
  );
}

interface TroubleControlsProps {
  readonly messages: Messages;
  readonly onWipe: () => void;
  readonly onHide: () => void;
}

export function TroubleControls({ messages, onWipe, onHide }: TroubleControlsProps): JSX.Element {
  return (
    <section class="panel">
      <h2>{messages.trouble}</h2>
      <div class="row">
        <button type="button" onClick={onWipe}>
          <WipeIcon />
          {messages.wipe}
        </button>
        <button type="button" onClick={onHide}>
          <HideIcon />
          {messages.hide}
        </button>
      </div>
      <p>{messages.troubleHint}</p>
    </section>
  );
}

export function GuardList({ messages }: { readonly messages: Messages }): JSX.Element {
  return (
    <section class="panel">
      <h2>{messages.guards}</h2>
      <p class="guard">
        <LensCapIcon />
        <strong>{messages.blur}</strong>
      </p>
      <p>{messages.blurHint}</p>
    </section>
  );
}
