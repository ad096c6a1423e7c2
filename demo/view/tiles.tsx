import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Sight } from '../meeting/judge.ts';
import type { Messages } from '../messages.ts';
import { LensCapIcon } from './icons.tsx';

/** What stands where there is no picture. */
function Empty({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return (
    <p class="empty">
      <LensCapIcon />
      {children}
    </p>
  );
}

interface CameraTileProps {
  readonly messages: Messages;
  /** Address of the clip that plays in the camera's place; null with a real camera. */
  readonly clipUrl: string | null;
}

/** The near side: the clip itself, or with a real camera why there is nothing to see. */
export function CameraTile({ messages, clipUrl }: CameraTileProps): JSX.Element {
  return (
    <figure class="tile">
      <figcaption>
        {messages.cameraSees}
        {clipUrl !== null && <span class="chip">{messages.builtInClip}</span>}
      </figcaption>
      <div class="picture">
        {clipUrl === null ? (
          <Empty>{messages.onlyLenscapSees}</Empty>
        ) : (
          <img src={clipUrl} alt={messages.clipDescription} />
        )}
      </div>
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
      <figcaption>
        {messages.othersGet}
        <span class={`chip chip-${sight ?? 'none'}`} role="status" hidden={stream === null}>
          {describeState(props)}
        </span>
      </figcaption>
      <div class="picture">
        {stream === null ? (
          <Empty>{messages.cameraOff}</Empty>
        ) : (
          <video ref={video} autoplay muted playsInline aria-label={messages.farEndDescription} />
        )}
      </div>
    </figure>
  );
}
