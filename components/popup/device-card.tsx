import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import type { CoverChoice } from '../../policy/cover-choice';
import { WarningIcon } from '../design/icons';
import { DeviceIcon } from '../device/device-icon';
import { deviceStatus } from '../device/device-status';
import type { DeviceTarget, HeldDevice } from '../device/device-view';
import { gateLabel } from '../device/gate-label';
import { FindingMarks } from '../reading/finding-marks';
import { Findings } from '../reading/findings';
import type { ScreenText } from '../reading/screen-text';
import { formatClock } from '../text/format';
import type { MessageKey } from '../text/message-key';
import { useText } from '../text/text-context';
import { LevelMeter, TalkButton } from './microphone-controls';
import type { PopupActions } from './popup-model';
import { Preview } from './preview';

/** From this index of `LOAD_LEVELS` on, pictures are left out. */
const FEWER_PICTURES_FROM = 3;

export interface DeviceCardProps {
  readonly device: HeldDevice;
  readonly tabId: number;
  readonly now: number;
  readonly cover: CoverChoice | null;
  /** 0 to 1; `null` where nothing measures it. */
  readonly level: ReadonlySignal<number> | null;
  readonly actions: PopupActions;
}

/** One device of the current tab: how it stands, why, and the one thing to do about it. */
export function DeviceCard(props: DeviceCardProps): JSX.Element {
  const { device, level, actions, cover } = props;
  const { onFinding } = actions;
  const { t } = useText();
  const { tone, title, means, why } = deviceStatus(device, cover);
  // Of what the others do not see anyway nothing has to be said, of a camera only what was found.
  const isSeen = tone === 'sharing' || (tone === 'live' && isTold(device.text));
  const text = isSeen ? device.text : null;
  const hasPreview = device.kind !== 'microphone' && tone !== 'ended' && actions.attachPreview;
  return (
    <section class="device" data-tone={tone} aria-label={t(device.kind)}>
      <div class="device-head">
        <span class="device-badge">
          <DeviceIcon kind={device.kind} tone={tone} />
        </span>
        <div class="device-words">
          <h3 class="device-title">{t(title)}</h3>
          <p>{t(means)}</p>
          {why && tone !== 'fault' && <p class="note">{t(why)}</p>}
          <DeviceFacts {...props} />
        </div>
      </div>
      {why && tone === 'fault' && <Warning text={why} />}
      {device.talkedWhileMuted && tone === 'covered' && <Warning text="talkedWhileMuted" />}
      {device.kind === 'microphone' && level && (
        <LevelMeter level={level} isSent={tone === 'live'} />
      )}
      <div class={hasPreview ? 'device-row' : undefined} data-marked={isMarked(text)}>
        {hasPreview && <DevicePreview {...props} text={text} />}
        <GateButtons {...props} hasPreview={Boolean(hasPreview)} />
      </div>
      {text && (
        <Findings
          text={text}
          isCamera={device.kind === 'camera'}
          onFinding={onFinding && ((choice) => onFinding(targetOf(props), choice))}
        />
      )}
    </section>
  );
}

const isTold = (text: ScreenText | null): boolean =>
  text !== null && (text.reading.hidden.length > 0 || text.reading.state === 'fault');

const targetOf = ({ device, tabId }: DeviceCardProps): DeviceTarget => ({
  tabId,
  frameId: device.frameId,
  kind: device.kind,
});

/** Where something is outlined the picture has to be large enough to see what. */
const isMarked = (text: ScreenText | null): boolean => (text?.reading.hidden.length ?? 0) > 0;

function DevicePreview(props: DeviceCardProps & { readonly text: ScreenText | null }): JSX.Element {
  const { attachPreview } = props.actions;
  return (
    <Preview attach={(canvas) => attachPreview?.(targetOf(props), canvas)}>
      {props.text && <FindingMarks text={props.text} />}
    </Preview>
  );
}

function Warning({ text }: { readonly text: MessageKey }): JSX.Element {
  const { t } = useText();
  return (
    <p class="note warning" role="status">
      <WarningIcon />
      {t(text)}
    </p>
  );
}

/** The quiet line: since when, which device, in whose page; and how fast, once that falls behind. */
function DeviceFacts({ device, now }: DeviceCardProps): JSX.Element {
  const { t, language } = useText();
  const { gate, fps, load, deviceLabel, picture, frameHost } = device;
  const isBusy = load !== null && load >= FEWER_PICTURES_FROM && picture?.phase === 'live';
  const facts = [
    gate && t('sinceTime', formatClock(language, gate.since, now)),
    deviceLabel,
    frameHost,
    isBusy && fps !== null && t('picturesPerSecond', `${fps}`),
  ].filter(Boolean);
  return (
    <>
      {isBusy && <p class="note">{t('loadHigh')}</p>}
      {facts.length > 0 && <p class="facts">{facts.join(' · ')}</p>}
    </>
  );
}

/** Beside a preview there is room for what the button will make of the device. */
function GateButtons(props: DeviceCardProps & { readonly hasPreview: boolean }): ComponentChildren {
  const { t } = useText();
  const { hasPreview } = props;
  const { kind, gate, picture, talking } = props.device;
  const { onGate, onTalk } = props.actions;
  if (!gate || !onGate || picture?.phase === 'ended') return null;
  // While push-to-talk is held the buttons stay as they were: it will be muted again.
  const state = talking ? 'capped' : gate.state;
  const isManaged = gate.state === 'capped' && gate.reason === 'managed';
  const target = targetOf(props);
  return (
    <div class="device-buttons">
      <button
        type="button"
        class="button primary"
        disabled={isManaged}
        onClick={() => onGate(target, state === 'capped' ? 'live' : 'capped')}
      >
        {hasPreview && <DeviceIcon kind={kind} tone={state === 'capped' ? 'live' : 'covered'} />}
        {t(gateLabel(kind, state))}
      </button>
      {kind === 'microphone' && onTalk && state === 'capped' && !isManaged && (
        <TalkButton onTalk={(isHeld) => onTalk(target, isHeld)} />
      )}
    </div>
  );
}
