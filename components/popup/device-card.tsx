import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { WarningIcon } from '../design/icons';
import { DeviceIcon } from '../device/device-icon';
import { deviceStatus } from '../device/device-status';
import type { DeviceView } from '../device/device-view';
import { gateLabel } from '../device/gate-label';
import { formatClock } from '../text/format';
import type { MessageKey } from '../text/message-key';
import { useText } from '../text/text-context';
import { LevelMeter, TalkButton } from './microphone-controls';
import type { PopupActions } from './popup-model';
import { Preview } from './preview';

/** From this index of `LOAD_LEVELS` on, pictures are left out. */
const FEWER_PICTURES_FROM = 3;

export interface DeviceCardProps {
  readonly device: DeviceView;
  readonly tabId: number;
  readonly now: number;
  /** 0 to 1; `null` where nothing measures it. */
  readonly level: ReadonlySignal<number> | null;
  readonly actions: PopupActions;
}

/** One device of the current tab: how it stands, why, and the one thing to do about it. */
export function DeviceCard(props: DeviceCardProps): JSX.Element {
  const { device, level, actions, now } = props;
  const { t } = useText();
  const { tone, title, means, why } = deviceStatus(device);
  const isMicrophone = device.kind === 'microphone';
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
          <DeviceFacts device={device} now={now} />
        </div>
      </div>
      {why && tone === 'fault' && <Warning text={why} />}
      {isMicrophone && level && <LevelMeter level={level} isSent={tone === 'live'} />}
      {device.talkedWhileMuted && tone === 'covered' && <Warning text="talkedWhileMuted" />}
      {device.kind === 'camera' && actions.attachPreview && (
        <Preview tone={tone} attach={actions.attachPreview} />
      )}
      <GateButtons {...props} />
    </section>
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

/** The quiet line: since when, which device; and how fast, once that falls behind. */
function DeviceFacts({ device, now }: { device: DeviceView; now: number }): JSX.Element {
  const { t, language } = useText();
  const { gate, fps, load, deviceLabel, picture } = device;
  const isBusy = load !== null && load >= FEWER_PICTURES_FROM && picture?.phase === 'live';
  const facts = [
    gate && t('sinceTime', formatClock(language, gate.since, now)),
    deviceLabel,
    isBusy && fps !== null && t('picturesPerSecond', `${fps}`),
  ].filter(Boolean);
  return (
    <>
      {isBusy && <p class="note">{t('loadHigh')}</p>}
      {facts.length > 0 && <p class="facts">{facts.join(' · ')}</p>}
    </>
  );
}

function GateButtons({ device, tabId, actions }: DeviceCardProps): ComponentChildren {
  const { t } = useText();
  const { kind, gate, picture, talking } = device;
  const { onGate, onTalk } = actions;
  if (!gate || !onGate || picture?.phase === 'ended') return null;
  // While push-to-talk is held the buttons stay as they were: it will be muted again.
  const state = talking ? 'capped' : gate.state;
  const isManaged = gate.state === 'capped' && gate.reason === 'managed';
  return (
    <div class="device-buttons">
      <button
        type="button"
        class="button primary"
        disabled={isManaged}
        onClick={() => onGate(tabId, kind, state === 'capped' ? 'live' : 'capped')}
      >
        {t(gateLabel(kind, state))}
      </button>
      {kind === 'microphone' && onTalk && state === 'capped' && !isManaged && (
        <TalkButton onTalk={(isHeld) => onTalk(tabId, isHeld)} />
      )}
    </div>
  );
}
