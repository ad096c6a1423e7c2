import type { JSX } from 'preact';
import type { Exposure } from '../../policy/exposure';
import { ChevronIcon, CoverIcon, LensCapIcon } from '../design/icons';
import { mostExposedDevice } from '../device/device-status';
import { BackgroundChoice } from '../settings/background-choice';
import { CoverCardChoice } from '../settings/cover-choice';
import { PushToTalkKey } from '../settings/push-to-talk-key';
import type { MessageKey } from '../text/message-key';
import { useText } from '../text/text-context';
import { CurrentTab } from './current-tab';
import { EmptyState } from './empty-state';
import { Fold } from './fold';
import { LiveSites } from './live-sites';
import { OtherTabs } from './other-tabs';
import type { PopupProps } from './popup-model';
import { SharedElsewhere, tellingTabs } from './shared-elsewhere';

const OVERALL: Readonly<Record<Exposure, MessageKey>> = {
  off: 'overallOff',
  covered: 'overallCovered',
  live: 'overallLive',
  sharing: 'overallSharing',
  fault: 'overallFault',
};

/** The whole popup: what every tab does with camera, microphone and screen, and what to do about it. */
export function Popup({ model, actions, level }: PopupProps): JSX.Element {
  const { tabs, background, liveSites } = model;
  const overall = mostExposedDevice(tabs.flatMap(({ devices }) => devices));
  const current = tabs.find(({ isCurrent }) => isCurrent);
  const others = tabs.filter(({ isCurrent }) => !isCurrent);
  return (
    <div class="popup">
      <PopupHeader overall={overall} />
      <main>
        {tabs.length === 0 && <EmptyState />}
        {current && <CurrentTab {...{ model, actions, level }} tab={current} />}
        {tellingTabs(others).map((tab) => (
          <SharedElsewhere key={tab.tabId} {...{ model, actions, level, tab }} />
        ))}
        {others.length > 0 && (
          <OtherTabs tabs={others} now={model.now} onOpenTab={actions.onOpenTab} />
        )}
        {background && actions.onBackground && (
          <BackgroundChoice
            effect={background}
            isPictureRefused={model.refusedPicture === 'background'}
            onBackground={actions.onBackground}
            onOwnPicture={
              actions.onOwnPicture && ((file) => actions.onOwnPicture?.(file, 'background'))
            }
          />
        )}
        <Choices {...{ model, actions }} />
        {liveSites.length > 0 && actions.onSiteRule && (
          <LiveSites sites={liveSites} onSiteRule={actions.onSiteRule} />
        )}
        {actions.onOpenLedger && <LedgerLink onOpen={actions.onOpenLedger} />}
      </main>
      {actions.onCoverEverything && (
        <PanicBar isExposed={isExposed(overall)} onCover={actions.onCoverEverything} />
      )}
    </div>
  );
}

/** What is chosen once and for all, folded away. */
function Choices({ model, actions }: Omit<PopupProps, 'level'>): JSX.Element {
  const { t } = useText();
  const { cover, talkKey, refusedPicture } = model;
  const { onCover, onOwnPicture, onTalkKey } = actions;
  return (
    <>
      {cover && onCover && onOwnPicture && (
        <Fold title={t('whileCovered')} isOpen={refusedPicture === 'cover'}>
          <CoverCardChoice
            {...{ cover, onCover }}
            isPictureRefused={refusedPicture === 'cover'}
            onOwnPicture={(file) => onOwnPicture(file, 'cover')}
          />
        </Fold>
      )}
      {onTalkKey && (
        <Fold title={t('talkKey')}>
          <PushToTalkKey code={talkKey} onChange={onTalkKey} />
        </Fold>
      )}
    </>
  );
}

/** Opens the list of when the person was live, in a tab of its own. */
function LedgerLink({ onOpen }: { readonly onOpen: () => void }): JSX.Element {
  const { t } = useText();
  return (
    <button type="button" class="panel panel-title link" onClick={() => onOpen()}>
      {t('openLedger')}
      <ChevronIcon />
    </button>
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
