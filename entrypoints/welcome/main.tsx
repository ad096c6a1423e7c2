import { signal } from '@preact/signals';
import { type JSX, render } from 'preact';
import { browser } from 'wxt/browser';
import { readText } from '../../components/text/browser-text';
import { type Text, TextContext } from '../../components/text/text-context';
import { WelcomePage } from '../../components/welcome/welcome-page';
import type { EffectiveSettings } from '../../policy/settings/managed';
import { isPresetLocked, presetOf, withPreset } from '../../policy/settings/presets';
import { changeSettings, loadSettings, watchSettings } from '../../protocol/settings-store';

async function closeTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

async function start(): Promise<void> {
  const text = readText(browser.i18n);
  const root = document.querySelector('#welcome');
  document.documentElement.lang = text.language;
  document.documentElement.dir = text.direction;
  document.title = `${text.t('welcomeTitle')}`;
  const shown = signal(await loadSettings(browser.storage));
  watchSettings(browser.storage, (settings) => {
    shown.value = settings;
  });
  if (root) render(<App {...{ text, shown }} />, root);
}

function App(props: {
  readonly text: Text;
  readonly shown: { readonly value: EffectiveSettings };
}): JSX.Element {
  const { settings, locked } = props.shown.value;
  return (
    <TextContext.Provider value={props.text}>
      <WelcomePage
        preset={presetOf(settings)}
        isLocked={isPresetLocked(locked)}
        onPreset={(preset) =>
          void changeSettings(browser.storage, navigator.locks, (own) => withPreset(own, preset))
        }
        onDone={() => void closeTab()}
        onOpenOptions={() => void browser.runtime.openOptionsPage()}
      />
    </TextContext.Provider>
  );
}

void start();
