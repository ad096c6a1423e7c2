import { type JSX, render } from 'preact';
import { browser } from 'wxt/browser';
import { LedgerPage } from '../../components/ledger/ledger-page';
import { readText } from '../../components/text/browser-text';
import { type Text, TextContext } from '../../components/text/text-context';
import { LedgerState } from './ledger-state';

const state = new LedgerState();

function App({ text }: { readonly text: Text }): JSX.Element {
  return (
    <TextContext.Provider value={text}>
      <LedgerPage {...state.shown.value} onClear={() => void state.clear()} />
    </TextContext.Provider>
  );
}

async function start(): Promise<void> {
  const text = readText(browser.i18n);
  const root = document.querySelector('#ledger');
  document.documentElement.lang = text.language;
  document.documentElement.dir = text.direction;
  document.title = `${text.t('ledger')} – ${text.t('extName')}`;
  await state.open();
  if (root) render(<App text={text} />, root);
}

void start();
