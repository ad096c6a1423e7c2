import { browser } from 'wxt/browser';
import {
  type AirlockAnswer,
  type AirlockNews,
  airlockPort,
  parseAirlockNews,
} from '../../protocol/airlock';

/** The frame and the share that this window was opened for. */
interface Errand {
  readonly tabId: number;
  readonly frameId: number;
  readonly share: number;
}

const NUMBERS = /^#(\d+)-(\d+)-(\d+)$/;

function parseErrand(hash: string): Errand | null {
  const [, tabId, frameId, share] = NUMBERS.exec(hash) ?? [];
  if (tabId === undefined || frameId === undefined || share === undefined) return null;
  return { tabId: Number(tabId), frameId: Number(frameId), share: Number(share) };
}

/**
 * Connects this window with the guard that has the question.
 * @param onNews Also gets `over` when the page is gone, or this window has no errand.
 * @returns gives the answer.
 */
export function connectGuard(
  hash: string,
  onNews: (news: AirlockNews) => void,
): (answer: AirlockAnswer) => void {
  const errand = parseErrand(hash);
  if (!errand) {
    onNews({ kind: 'over' });
    return () => undefined;
  }
  const { tabId, frameId, share } = errand;
  const port = browser.tabs.connect(tabId, { frameId, name: airlockPort(share) });
  port.onMessage.addListener((message: unknown) => {
    const news = parseAirlockNews(message);
    if (news) onNews(news);
  });
  port.onDisconnect.addListener(() => onNews({ kind: 'over' }));
  return (answer) => port.postMessage(answer);
}
