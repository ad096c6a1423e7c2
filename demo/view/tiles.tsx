import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Sight } from '../meeting/judge.ts';
import type { Messages } from '../messages.ts';
import { LensCapIcon } from './icons.tsx';

interface CameraTileProps {
  readonly messages: Messages;
  /** Address of the clip that plays in the camera's place; null with a real camera. */
  readonly clipUrl: string | null;
}

/** The near side: the clip itself, or with a real camera why there is nothing to see. */
export function CameraTile({ messages, clipUrl }: CameraTileProps): JSX.Element {
  return (
    <figure class="tile">
      {clipUrl === null ? (
        <p class="empty">
          <LensCapIcon />
          {messages.onlyLenscapSees}
        </p>
      ) : (
        <img src={clipUrl} alt={messages.clipDescription} />
      )}
      <figcaption>{messages.cameraSees}</figcaption>
      {clipUrl !== null && <span class="chip">{messages.builtInClip}</span>}
    </figure>
  );
}

interface FarEndTileProps {
  readonly messages: Messages;
  /** What is received; null while the camera is off. */
  readonly stream: MediaStream | null;
  /** What the latest picture shows; null when there is none, or it cannot be judged. */
  readonly sight: Sight | null;
  /** True when pictures arrive. */
  readonly isLive: boolean;
}

function describeState({ messages, sight, isLive }: FarEndTileProps): string {
  if (sight !== null) return messages.sights[sight];
  return isLive ? messages.live : messages.waiting;
}

/** The far side: what comes out of the call. */
export function FarEndTile(props: FarEndTileProps): JSX.Element {
  const { messages, stream, sight } = props;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <figure class="tile">
      {stream === null ? (
        <p class="empty">
          <LensCapIcon />
          {messages.cameraOff}
        </p>
      ) : (
        <video ref={video} autoplay muted playsInline aria-label={messages.farEndDescription} />
      )}
      <figcaption>{messages.othersGet}</figcaption>
      <span class={`chip chip-${sight ?? 'none'}`} role="status" hidden={stream === null}>
        {describeState(props)}
      </span>
    </figure>
  );
}
