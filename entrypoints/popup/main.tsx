import { effect } from '@preact/signals';
import { type JSX, render } from 'preact';
import { browser } from 'wxt/browser';
import type { DeviceTarget } from '../../components/device/device-view';
import { Popup } from '../../components/popup/popup';
import type { PictureUse, PopupActions } from '../../components/popup/popup-model';
import { tellingTabs } from '../../components/popup/shared-elsewhere';
import { readText } from '../../components/text/browser-text';
import { type Text, TextContext } from '../../components/text/text-context';
import { withSiteRule, withTalkKey } from '../../policy/guard-settings';
import type { PersonActMessage } from '../../protocol/person-act';
import { LiveViews } from './live-views';
import { ownPictureFrom } from './own-picture';
import { changeGuardSettings, declineRule } from './popup-settings';
import { PopupState } from './popup-state';

const state = new PopupState();
const views = new LiveViews();

const actions: PopupActions = {
  onGate: ({ tabId, frameId, kind: device }, wanted) =>
    void tell({ tabId, frameId }, { act: wanted === 'live' ? 'uncap' : 'cap', device }),
  onFinding: ({ tabId, frameId }, choice) => void tell({ tabId, frameId }, choice),
  onTalk: (target, isHeld) => views.talk(target, isHeld),
  onCoverEverything: () => void coverEverything(),
  onOpenTab: (tabId) => void openTab(tabId),
  onOpenLedger: () => void browser.tabs.create({ url: browser.runtime.getURL('/ledger.html') }),
  onSiteRule: (origin, kind, isOn) =>
    void changeGuardSettings((settings) => withSiteRule(settings, origin, kind, isOn)),
  onDeclineRule: (origin) => void declineRule(origin),
  onBackground: (chosen) => void state.setBackground(chosen),
  onCover: (cover) => void state.setCover(cover),
  onOwnPicture: (file, use) => void useOwnPicture(file, use),
  onTalkKey: (code) => void changeGuardSettings((settings) => withTalkKey(settings, code)),
  attachPreview: (target, canvas) => views.attach(target, canvas),
};

type Act = Omit<PersonActMessage, 'kind'>;

/** Without a frame, every frame of the tab hears it; those that capture nothing have nothing to do. */
async function tell(
  { tabId, frameId }: { tabId: number; frameId?: DeviceTarget['frameId'] },
  act: Act,
): Promise<void> {
  const message: PersonActMessage = { kind: 'person-act', ...act };
  const options = frameId === undefined ? {} : { frameId };
  // The page may have gone since it was shown.
  await browser.tabs.sendMessage(tabId, message, options).catch(() => undefined);
}

async function coverEverything(): Promise<void> {
  const tabs = state.model.value.tabs.map(({ tabId }) => tabId);
  await Promise.all(tabs.map((tabId) => tell({ tabId }, { act: 'panic' })));
}

/** The popup closes by itself when the focus goes to the tab. */
async function openTab(tabId: number): Promise<void> {
  const tab = await browser.tabs.update(tabId, { active: true });
  if (tab) await browser.windows.update(tab.windowId, { focused: true });
}

async function useOwnPicture(file: File, use: PictureUse): Promise<void> {
  const picture = await ownPictureFrom(file);
  if (!picture) state.refusePicture(use);
  else if (use === 'cover') await state.setCover(picture);
  else await state.setBackground(picture);
}

function App({ text }: { readonly text: Text }): JSX.Element {
  return (
    <TextContext.Provider value={text}>
      <Popup model={state.model.value} actions={actions} level={views.level} />
    </TextContext.Provider>
  );
}

async function start(): Promise<void> {
  const text = readText(browser.i18n);
  const root = document.querySelector('#popup');
  document.documentElement.lang = text.language;
  document.documentElement.dir = text.direction;
  await state.open();
  effect(() => {
    const { tabs } = state.model.value;
    views.follow([...tabs.filter(({ isCurrent }) => isCurrent), ...tellingTabs(tabs)]);
  });
  if (root) render(<App text={text} />, root);
}

void start();
