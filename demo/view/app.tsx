import type { JSX } from 'preact';
import { CAMERA_SIZES, type Meeting } from '../meeting/meeting.ts';
import { hideBehindNewTab } from '../meeting/trouble.ts';
import { messagesFor } from '../messages.ts';
import { CameraControls, GuardList, TroubleControls } from './controls.tsx';
import { FigureStrip } from './figure-strip.tsx';
import { LensCapIcon } from './icons.tsx';
import { CameraTile, FarEndTile } from './tiles.tsx';

export interface AppProps {
  readonly meeting: Meeting;
  /** Language tag, such as "de-CH". */
  readonly language: string;
  readonly clipUrl: string | null;
  /** Wipes the page and mounts this again, as a careless framework would. */
  readonly onWipe: () => void;
}

export function App({ meeting, language, clipUrl, onWipe }: AppProps): JSX.Element {
  const messages = messagesFor(language);
  const stream = meeting.farEnd.value;
  const figures = meeting.figures.value;
  const failure = meeting.failure.value;
  const toggle = (): void => void (stream ? meeting.stop() : meeting.start());
  return (
    <>
      <header>
        <h1>
          <LensCapIcon />
          Lenscap <small>{messages.title}</small>
        </h1>
        <p>{messages.privacy}</p>
      </header>
      <main>
        {failure !== null && (
          <p class="failure" role="alert">
            {messages.failed(failure)}
          </p>
        )}
        <div class="tiles">
          <CameraTile messages={messages} clipUrl={clipUrl} />
          <FarEndTile
            messages={messages}
            stream={stream}
            sight={figures.current}
            isLive={figures.frameRate > 0}
          />
        </div>
        <FigureStrip
          messages={messages}
          figures={figures}
          language={language}
          isJudged={clipUrl !== null}
        />
        <div class="panels">
          <CameraControls
            messages={messages}
            isOn={stream !== null}
            isStarting={meeting.isStarting.value}
            sizes={CAMERA_SIZES}
            size={meeting.size.value}
            onToggle={toggle}
            onResize={(size) => void meeting.resize(size)}
          />
          <TroubleControls messages={messages} onWipe={onWipe} onHide={hideBehindNewTab} />
          <GuardList messages={messages} />
        </div>
      </main>
    </>
  );
}
