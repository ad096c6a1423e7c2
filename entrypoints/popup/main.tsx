import { type JSX, render } from 'preact';
import { browser } from 'wxt/browser';
import { Popup } from '../../components/popup/popup';
import type { PopupActions } from '../../components/popup/popup-model';
import { readText } from '../../components/text/browser-text';
import { type Text, TextContext } from '../../components/text/text-context';
import type { PersonActMessage } from '../../protocol/person-act';
import { ownPictureFrom } from './own-picture';
import { PopupState } from './popup-state';

const state = new PopupState();

const actions: PopupActions = {
  onGate: (tabId, device, wanted) =>
    void tell(tabId, { kind: 'person-act', act: wanted === 'live' ? 'uncap' : 'cap', device }),
  onTalk: (tabId, isHeld) =>
    void tell(tabId, { kind: 'person-act', act: isHeld ? 'talk-start' : 'talk-end' }),
  onCoverEverything: () => void coverEverything(),
  onOpenTab: (tabId) => void openTab(tabId),
  onBackground: (effect) => void state.setBackground(effect),
  onOwnPicture: (file) => void useOwnPicture(file),
};

/** Every frame of the tab hears it; those that capture nothing have nothing to do. */
async function tell(tabId: number, message: PersonActMessage): Promise<void> {
  // The page may have gone since it was shown.
  await browser.tabs.sendMessage(tabId, message).catch(() => undefined);
}

async function coverEverything(): Promise<void> {
  const tabs = state.model.value.tabs.map(({ tabId }) => tabId);
  await Promise.all(tabs.map((tabId) => tell(tabId, { kind: 'person-act', act: 'panic' })));
}

/** The popup closes by itself when the focus goes to the tab. */
async function openTab(tabId: number): Promise<void> {
  const tab = await browser.tabs.update(tabId, { active: true });
  if (tab) await browser.windows.update(tab.windowId, { focused: true });
}

async function useOwnPicture(file: File): Promise<void> {
  const effect = await ownPictureFrom(file);
  if (effect) await state.setBackground(effect);
  else state.refusePicture();
}

function App({ text }: { readonly text: Text }): JSX.Element {
  return (
    <TextContext.Provider value={text}>
      <Popup model={state.model.value} actions={actions} level={null} />
    </TextContext.Provider>
  );
}

async function start(): Promise<void> {
  const text = readText(browser.i18n);
  const root = document.querySelector('#popup');
  document.documentElement.lang = text.language;
  document.documentElement.dir = text.direction;
  await state.open();
  if (root) render(<App text={text} />, root);
}

void start();
