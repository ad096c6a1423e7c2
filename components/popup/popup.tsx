import type { JSX } from 'preact';
import type { Exposure } from '../../policy/exposure';
import { CoverIcon, LensCapIcon } from '../design/icons';
import { mostExposedDevice } from '../device/device-status';
import type { MessageKey } from '../text/message-key';
import { useText } from '../text/text-context';
import { BackgroundChoice } from './background-choice';
import { CurrentTab } from './current-tab';
import { EmptyState } from './empty-state';
import { Ledger } from './ledger';
import { OtherTabs } from './other-tabs';
import type { PopupProps } from './popup-model';

const OVERALL: Readonly<Record<Exposure, MessageKey>> = {
  off: 'overallOff',
  covered: 'overallCovered',
  live: 'overallLive',
  sharing: 'overallSharing',
  fault: 'overallFault',
};

/** The whole popup: what every tab does with camera, microphone and screen, and what to do about it. */
export function Popup({ model, actions, level }: PopupProps): JSX.Element {
  const { tabs, background, ledger } = model;
  const overall = mostExposedDevice(tabs.flatMap(({ devices }) => devices));
  const current = tabs.find(({ isCurrent }) => isCurrent);
  const others = tabs.filter(({ isCurrent }) => !isCurrent);
  return (
    <div class="popup">
      <PopupHeader overall={overall} />
      <main>
        {tabs.length === 0 && <EmptyState />}
        {current && <CurrentTab {...{ model, actions, level }} tab={current} />}
        {others.length > 0 && <OtherTabs tabs={others} onOpenTab={actions.onOpenTab} />}
        {background && actions.onBackground && (
          <BackgroundChoice
            effect={background}
            isPictureRefused={model.isPictureRefused}
            onBackground={actions.onBackground}
            onOwnPicture={actions.onOwnPicture}
          />
        )}
        {ledger && <Ledger entries={ledger} now={model.now} onClear={actions.onClearLedger} />}
      </main>
      {actions.onCoverEverything && (
        <PanicBar isExposed={isExposed(overall)} onCover={actions.onCoverEverything} />
      )}
    </div>
  );
}

const isExposed = (overall: Exposure): boolean => overall === 'live' || overall === 'sharing';

function PopupHeader({ overall }: { readonly overall: Exposure }): JSX.Element {
  const { t } = useText();
  return (
    <header>
      <h1 class="brand">
        <LensCapIcon />
        {t('extName')}
      </h1>
      <p class="overall" data-exposed={overall} role="status">
        {t(OVERALL[overall])}
      </p>
    </header>
  );
}

/** Always in reach, and in the colour of alarm only while there is something to cover. */
function PanicBar(props: {
  readonly isExposed: boolean;
  readonly onCover: () => void;
}): JSX.Element {
  const { t } = useText();
  return (
    <footer>
      <button
        type="button"
        class={props.isExposed ? 'button urgent panic' : 'button panic'}
        onClick={() => props.onCover()}
      >
        <CoverIcon />
        {t('coverEverything')}
      </button>
    </footer>
  );
}
