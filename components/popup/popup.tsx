import type { JSX } from 'preact';
import type { Exposure } from '../../policy/exposure';
import { ChevronIcon, CoverIcon, LensCapIcon } from '../design/icons';
import { mostExposedDevice } from '../device/device-status';
import { BackgroundChoice } from '../settings/background-choice';
import { CoverCardChoice } from '../settings/cover-choice';
import { LockedNote } from '../settings/locked-note';
import { PushToTalkKey } from '../settings/push-to-talk-key';
import { StoreWarning } from '../settings/store-warning';
import type { MessageKey } from '../text/message-key';
import { useText } from '../text/text-context';
import { CurrentTab } from './current-tab';
import { EmptyState } from './empty-state';
import { Fold } from './fold';
import { LiveSites } from './live-sites';
import { OtherTabs } from './other-tabs';
import type { PopupActions, PopupModel, PopupProps } from './popup-model';

const OVERALL: Readonly<Record<Exposure, MessageKey>> = {
  off: 'overallOff',
  covered: 'overallCovered',
  live: 'overallLive',
  sharing: 'overallSharing',
  fault: 'overallFault',
};

/** The whole popup: what every tab does with camera, microphone and screen, and what to do about it. */
export function Popup({ model, level, ...props }: PopupProps): JSX.Element {
  const { t } = useText();
  const actions = allowedActions(props.actions, model);
  const { tabs, background, liveSites } = model;
  const overall = mostExposedDevice(tabs.flatMap(({ devices }) => devices));
  const current = tabs.find(({ isCurrent }) => isCurrent);
  const others = tabs.filter(({ isCurrent }) => !isCurrent);
  return (
    <div class="popup">
      <PopupHeader overall={overall} />
      <main>
        {model.problem && <StoreWarning problem={model.problem} />}
        {tabs.length === 0 && <EmptyState />}
        {current && <CurrentTab {...{ model, actions, level }} tab={current} />}
        {others.length > 0 && (
          <OtherTabs tabs={others} now={model.now} onOpenTab={actions.onOpenTab} />
        )}
        {background && model.locked.has('background') && <LockedChoice title={t('background')} />}
        {background && actions.onBackground && !model.locked.has('background') && (
          <section class="panel">
            <BackgroundChoice
              effect={background}
              isPictureRefused={model.refusedPicture === 'background'}
              onBackground={actions.onBackground}
              onOwnPicture={
                actions.onOwnPicture && ((file) => actions.onOwnPicture?.(file, 'background'))
              }
            />
          </section>
        )}
        <Choices {...{ model, actions }} />
        {liveSites.length > 0 && actions.onSiteRule && (
          <LiveSites sites={liveSites} onSiteRule={actions.onSiteRule} />
        )}
        {actions.onOpenLedger && (
          <PanelLink title={t('openLedger')} onOpen={actions.onOpenLedger} />
        )}
        {actions.onOpenOptions && (
          <PanelLink title={t('allSettings')} onOpen={actions.onOpenOptions} />
        )}
      </main>
      {actions.onCoverEverything && (
        <PanicBar isExposed={isExposed(overall)} onCover={actions.onCoverEverything} />
      )}
    </div>
  );
}

/** Without those that the person's organisation has taken away. */
function allowedActions({ onSiteRule, ...others }: PopupActions, model: PopupModel): PopupActions {
  return model.locked.has('alwaysLive') || !onSiteRule ? others : { ...others, onSiteRule };
}

/** What is chosen once and for all, folded away. */
function Choices({ model, actions }: Omit<PopupProps, 'level'>): JSX.Element {
  const { t } = useText();
  const { cover, talkKey, refusedPicture, locked } = model;
  const { onCover, onOwnPicture, onTalkKey } = actions;
  return (
    <>
      {cover && onCover && onOwnPicture && (
        <Fold title={t('whileCovered')} isOpen={refusedPicture === 'cover'}>
          {locked.has('cover') ? (
            <LockedNote />
          ) : (
            <CoverCardChoice
              {...{ cover, onCover }}
              isPictureRefused={refusedPicture === 'cover'}
              onOwnPicture={(file) => onOwnPicture(file, 'cover')}
            />
          )}
        </Fold>
      )}
      {onTalkKey && (
        <Fold title={t('talkKey')}>
          {locked.has('pushToTalkKey') ? (
            <LockedNote />
          ) : (
            <PushToTalkKey code={talkKey} onChange={onTalkKey} />
          )}
        </Fold>
      )}
    </>
  );
}

function LockedChoice({ title }: { readonly title: string }): JSX.Element {
  return (
    <section class="panel">
      <h2 class="panel-title">{title}</h2>
      <LockedNote />
    </section>
  );
}

/** Opens something in a tab of its own. */
function PanelLink(props: { readonly title: string; readonly onOpen: () => void }): JSX.Element {
  return (
    <button type="button" class="panel panel-title link" onClick={() => props.onOpen()}>
      {props.title}
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
