import type { JSX } from 'preact';
import { CrossIcon, GripIcon, MinusIcon } from '../design/icons';
import { DeviceIcon } from '../device/device-icon';
import { deviceStatus, mostExposedDevice } from '../device/device-status';
import type { DeviceView } from '../device/device-view';
import { gateLabel } from '../device/gate-label';
import { sharedFor } from '../device/share-time';
import { useText } from '../text/text-context';
import type { ChipActions, ChipModel } from './chip-model';
import { ChipNote } from './chip-note';
import { stepPosition } from './chip-position';
import { TalkTool } from './talk-tool';
import { useDrag } from './use-drag';
import { whenReal } from './when-real';

export interface ChipProps {
  readonly model: ChipModel;
  readonly actions: ChipActions;
}

/** A press leaves the focus where it was: in the meeting. The keyboard still reaches every part. */
const keepFocus = (event: Event): void => event.preventDefault();

/** The small sign in the page: what is covered, and one click to change it. */
export function Chip({ model, actions }: ChipProps): JSX.Element | null {
  const { t } = useText();
  const { devices, isFolded, position, notice, now } = model;
  const { shown, handlers } = useDrag(position, actions.onMove);
  if (devices.length === 0) return null;
  // The note lies towards the middle of the viewport.
  const side = `${shown.y < 0.5 ? 'below' : 'above'} ${shown.x < 0.5 ? 'rightwards' : 'leftwards'}`;
  const style = { '--x': `${shown.x}`, '--y': `${shown.y}` };
  return (
    <div class="space">
      <section
        class="chip"
        aria-label={t('chipLabel')}
        style={style}
        onMouseDown={keepFocus}
        {...handlers}
      >
        {isFolded ? (
          <FoldedChip {...{ devices, actions }} />
        ) : (
          <OpenChip {...{ devices, actions, position, now }} />
        )}
        {notice && <ChipNote {...{ notice, side, onAnswer: actions.onAnswer }} />}
      </section>
    </div>
  );
}

interface PartProps {
  readonly devices: readonly DeviceView[];
  readonly actions: ChipActions;
}

function FoldedChip({ devices, actions }: PartProps): JSX.Element {
  const { t } = useText();
  const states = devices.map((device) => t(deviceStatus(device).title)).join(', ');
  const label = t('unfoldChip', states);
  return (
    <button
      type="button"
      class="folded"
      data-exposed={mostExposedDevice(devices)}
      aria-label={label}
      title={label}
      onClick={whenReal(() => actions.onFold(false))}
    >
      {devices.map((device) => (
        <DeviceIcon key={device.kind} kind={device.kind} tone={deviceStatus(device).tone} />
      ))}
    </button>
  );
}

function OpenChip(props: PartProps & Pick<ChipModel, 'position' | 'now'>): JSX.Element {
  const { t } = useText();
  const { devices, actions, position, now } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    const moved = event.isTrusted ? stepPosition(position, event.key) : null;
    if (!moved) return;
    event.preventDefault();
    actions.onMove(moved);
  };
  return (
    <>
      <button
        type="button"
        class="tool grip"
        aria-label={t('moveChip')}
        title={t('moveChip')}
        onKeyDown={onKeyDown}
      >
        <GripIcon />
      </button>
      {devices.map((device) => (
        <DeviceButton key={device.kind} {...{ device, now }} onGate={actions.onGate} />
      ))}
      {canTalk(devices) && <TalkTool onTalk={actions.onTalk} />}
      <button
        type="button"
        class="tool"
        aria-label={t('foldChip')}
        title={t('foldChip')}
        onClick={whenReal(() => actions.onFold(true))}
      >
        <MinusIcon />
      </button>
      <button
        type="button"
        class="tool"
        aria-label={t('dismissChip')}
        title={t('dismissChip')}
        onClick={whenReal(actions.onDismiss)}
      >
        <CrossIcon />
      </button>
    </>
  );
}

/** Whether there is a muted microphone that a person may unmute. */
const canTalk = (devices: readonly DeviceView[]): boolean =>
  devices.some(
    ({ kind, gate, talking }) =>
      kind === 'microphone' && (talking || (gate?.state === 'capped' && gate.reason !== 'managed')),
  );

function DeviceButton(props: {
  readonly device: DeviceView;
  readonly now: number;
  readonly onGate: ChipActions['onGate'];
}): JSX.Element {
  const { t, language } = useText();
  const { kind, gate, share } = props.device;
  const { tone, title } = deviceStatus(props.device);
  const isManaged = gate?.state === 'capped' && gate.reason === 'managed';
  const isFixed = !gate || isManaged || tone === 'ended';
  const action = isFixed ? null : t(gateLabel(kind, gate.state));
  const time = share && tone === 'sharing' ? sharedFor(language, share.since, props.now) : null;
  const state = time === null ? t(title) : `${t(title)}, ${time}`;
  const label = action === null ? state : `${state}. ${action}`;
  const wanted = gate?.state === 'capped' ? 'live' : 'capped';
  return (
    <button
      type="button"
      class="device"
      data-tone={tone}
      aria-label={label}
      aria-disabled={isFixed}
      title={label}
      onClick={whenReal(() => {
        if (!isFixed) props.onGate(kind, wanted);
      })}
    >
      <DeviceIcon kind={kind} tone={tone} />
      {time !== null && <span class="time">{time}</span>}
    </button>
  );
}
