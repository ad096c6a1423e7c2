import { type JSX, render } from 'preact';
import { browser } from 'wxt/browser';
import type { OptionsActions } from '../../components/options/options-model';
import { OptionsPage } from '../../components/options/options-page';
import { ownPictureFrom } from '../../components/picture/own-picture';
import type { PictureUse } from '../../components/popup/popup-model';
import { readText } from '../../components/text/browser-text';
import { type Text, TextContext } from '../../components/text/text-context';
import { withoutSite } from '../../policy/settings/settings';
import { HABITS_KEY } from '../../policy/site-habits';
import { forgetSettings } from '../../protocol/settings-store';
import { forgetAllowedTexts } from './allowed-texts';
import { forgetAllChips, forgetChip, hideChip } from './hidden-chips';
import { OptionsState } from './options-state';
import { saveAsFile } from './save-as-file';
import { openShortcuts } from './shortcuts';

const actionsOn = (state: OptionsState): OptionsActions => ({
  onChange: (change) => void state.change(change),
  onOwnPicture: (file, use) => void useOwnPicture(state, file, use),
  onForgetAllowed: () => void forgetAllowedTexts(),
  onHideChip: (origin, isHidden) => void hideChip(origin, isHidden),
  onForgetSite: (origin) => {
    void state.change((own) => withoutSite(own, origin));
    void forgetChip(origin);
  },
  onChangeShortcuts: openShortcuts(),
  onExport: () => saveAsFile('lenscap-settings.json', state.model.value.own),
  onImport: (file) => void file.text().then((text) => state.importFrom(text)),
  onReset: () => void reset(),
});

async function useOwnPicture(state: OptionsState, file: File, use: PictureUse): Promise<void> {
  const picture = await ownPictureFrom(file);
  if (picture) await state.change((own) => ({ ...own, [use]: picture }));
  else state.refusePicture(use);
}

async function reset(): Promise<void> {
  await forgetSettings(browser.storage);
  await browser.storage.local.remove(HABITS_KEY);
  await forgetAllChips();
  await forgetAllowedTexts();
}

function App(props: { readonly text: Text; readonly state: OptionsState }): JSX.Element {
  return (
    <TextContext.Provider value={props.text}>
      <OptionsPage model={props.state.model.value} actions={actionsOn(props.state)} />
    </TextContext.Provider>
  );
}

async function start(): Promise<void> {
  const text = readText(browser.i18n);
  const root = document.querySelector('#options');
  document.documentElement.lang = text.language;
  document.documentElement.dir = text.direction;
  document.title = `${text.t('optionsTitle')} – ${text.t('extName')}`;
  const state = await OptionsState.open();
  if (root) render(<App {...{ text, state }} />, root);
}

void start();
