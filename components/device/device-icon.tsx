import type { JSX } from 'preact';
import type { DeviceKind } from '../../policy/gate';
import { Icon } from '../design/icons';
import type { DeviceTone } from './device-status';

function CameraIcon({ isOff }: { readonly isOff: boolean }): JSX.Element {
  return isOff ? (
    <Icon>
      <path d="M8.5 6.5h4a2.5 2.5 0 0 1 2.5 2.5v4m-.6 3a2.5 2.5 0 0 1-1.9 1.5h-7A2.5 2.5 0 0 1 3 15V9a2.5 2.5 0 0 1 2-2.4" />
      <path d="m15 10.5 6-3v9l-3.2-1.6" />
      <path d="M3.5 3.5l17 17" />
    </Icon>
  ) : (
    <Icon>
      <rect x="3" y="6.5" width="12" height="11" rx="2.5" fill="currentColor" />
      <path d="m15 10.5 6-3v9l-6-3" fill="currentColor" />
    </Icon>
  );
}

function MicrophoneIcon({ isOff }: { readonly isOff: boolean }): JSX.Element {
  return isOff ? (
    <Icon>
      <path d="M9.2 5a3 3 0 0 1 5.8 1v4.6M14.2 13A3 3 0 0 1 9 11V9" />
      <path d="M5.5 11a6.5 6.5 0 0 0 10.7 5M18.5 11a6.5 6.5 0 0 1-.5 2.5M12 17.5V21m-3 0h6" />
      <path d="M3.5 3.5l17 17" />
    </Icon>
  ) : (
    <Icon>
      <rect x="9" y="3" width="6" height="11" rx="3" fill="currentColor" />
      <path d="M5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21m-3 0h6" />
    </Icon>
  );
}

function ScreenIcon({ isOff }: { readonly isOff: boolean }): JSX.Element {
  return (
    <Icon>
      <rect x="2.5" y="4" width="19" height="13" rx="2.5" />
      <path d="M8 20.5h8" />
      {isOff ? <path d="M10 8v5m4-5v5" /> : <path d="M12 13.5V7.8m-2.8 2.6L12 7.6l2.8 2.8" />}
    </Icon>
  );
}

function SoundIcon({ isOff }: { readonly isOff: boolean }): JSX.Element {
  return (
    <Icon>
      <path d="M3 9.5v5h3.5l5 4v-13l-5 4z" fill={isOff ? 'none' : 'currentColor'} />
      {isOff ? (
        <path d="m15.5 9.5 5 5m0-5-5 5" />
      ) : (
        <path d="M15 9a4.2 4.2 0 0 1 0 6m2.8-8.6a8 8 0 0 1 0 11.2" />
      )}
    </Icon>
  );
}

/** A device and, in its shape, whether anything of it goes out. */
export function DeviceIcon(props: {
  readonly kind: DeviceKind;
  readonly tone: DeviceTone;
}): JSX.Element {
  const isOff = props.tone !== 'live' && props.tone !== 'sharing';
  switch (props.kind) {
    case 'camera':
      return <CameraIcon isOff={isOff} />;
    case 'microphone':
      return <MicrophoneIcon isOff={isOff} />;
    case 'screen':
      return <ScreenIcon isOff={isOff} />;
    case 'sound':
      return <SoundIcon isOff={isOff} />;
  }
}
