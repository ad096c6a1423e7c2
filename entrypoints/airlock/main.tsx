import { signal } from '@preact/signals';
import { type JSX, render } from 'preact';
import { browser } from 'wxt/browser';
import { Airlock, airlockTitle } from '../../components/airlock/airlock';
import type { AirlockActions, AirlockModel } from '../../components/airlock/airlock-model';
import { readText } from '../../components/text/browser-text';
import { type Text, TextContext } from '../../components/text/text-context';
import type { AirlockNews } from '../../protocol/airlock';
import { connectGuard } from './guard-link';

const model = signal<AirlockModel | null>(null);

function onNews(news: AirlockNews): void {
  const now = model.value;
  if (news.kind === 'asks') {
    const picture = now?.phase === 'asking' ? now.picture : null;
    model.value = { ...news, phase: 'asking', picture };
  } else if (news.kind === 'picture') {
    if (now?.phase === 'asking') model.value = { ...now, picture: news.url };
  } else if (news.kind === 'front') void bringToFront();
  else if (now?.phase !== 'chosen') window.close();
}

async function bringToFront(): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await browser.windows.update(id, { focused: true });
}

function start(): void {
  const text = readText(browser.i18n);
  const answer = connectGuard(window.location.hash, onNews);
  const actions: AirlockActions = {
    onShare: (withSound) => {
      const now = model.value;
      if (now?.phase !== 'asking') return;
      answer({ kind: 'share', question: now.question, withSound });
      window.close();
    },
    onChooseWindow: () => {
      answer({ kind: 'choose-window' });
      model.value = { phase: 'chosen' };
    },
    onCancel: () => {
      answer({ kind: 'cancel' });
      window.close();
    },
    onClose: () => window.close(),
  };
  document.documentElement.lang = text.language;
  document.documentElement.dir = text.direction;
  const root = document.querySelector('#airlock');
  if (root) render(<App text={text} actions={actions} />, root);
}

function App(props: { readonly text: Text; readonly actions: AirlockActions }): JSX.Element | null {
  if (!model.value) return null;
  document.title = `${props.text.t(airlockTitle(model.value))} · Lenscap`;
  return (
    <TextContext.Provider value={props.text}>
      <Airlock model={model.value} actions={props.actions} />
    </TextContext.Provider>
  );
}

start();
