import { browser } from 'wxt/browser';
import {
  type AirlockAnswer,
  type AirlockNews,
  type OpenAirlock,
  parseAirlockAnswer,
  shareOfPort,
} from '../../../protocol/airlock';
import type { ScreenShare } from './screen-share';

type Port = ReturnType<typeof browser.runtime.connect>;

/** What the desk has to know and where answers go. */
export interface AirlockOffice {
  find(share: number): ScreenShare | null;
  hasSound(share: ScreenShare): boolean;
  onAnswer(share: ScreenShare, answer: AirlockAnswer): void;
}

/**
 * Asks the person about a share, in a window of the extension's own that the background opens. The
 * window calls back over a port that no page can have: it leads from an extension page to this world.
 */
export class AirlockDesk {
  readonly #ports = new Map<ScreenShare, Port>();

  constructor(private readonly office: AirlockOffice) {}

  /** Starts to listen for the windows. */
  open(): void {
    browser.runtime.onConnect.addListener((port) => this.#receive(port));
  }

  /** Asks, or brings the question to the front. */
  ask(share: ScreenShare): void {
    const port = this.#ports.get(share);
    if (port) {
      tell(port, { kind: 'front' });
      return;
    }
    const message: OpenAirlock = { kind: 'open-airlock', share: share.id };
    // Gone after the extension was reloaded: nobody can be asked, and the share stays held.
    if (browser.runtime?.id) browser.runtime.sendMessage(message).catch(() => undefined);
  }

  /** The question as it stands now, or that there is none any more. */
  update(share: ScreenShare): void {
    const port = this.#ports.get(share);
    if (port) this.#state(share, port);
  }

  /** The share is over. */
  dismiss(share: ScreenShare): void {
    const port = this.#ports.get(share);
    this.#ports.delete(share);
    if (port) tell(port, { kind: 'over' });
  }

  #receive(port: Port): void {
    const id = shareOfPort(port.name);
    const isOwn = port.sender?.url?.startsWith(browser.runtime.getURL('/airlock.html')) ?? false;
    if (id === null || !isOwn) return;
    const share = this.office.find(id);
    if (!share || share.state.hold === null || this.#ports.has(share)) {
      tell(port, { kind: 'over' });
      return;
    }
    this.#ports.set(share, port);
    port.onMessage.addListener((message: unknown) => {
      const answer = parseAirlockAnswer(message);
      // What is shown may have become another thing since it was asked about.
      if (answer?.kind === 'share' && answer.question !== share.question) return;
      if (answer) this.#answer(share, port, answer);
    });
    port.onDisconnect.addListener(() => this.#answer(share, port, { kind: 'cancel' }));
    this.#state(share, port);
    share.preview.showTo((url) => tell(port, { kind: 'picture', url }));
  }

  /** The first answer counts. */
  #answer(share: ScreenShare, port: Port, answer: AirlockAnswer): void {
    if (this.#ports.get(share) !== port) return;
    this.#ports.delete(share);
    share.preview.showTo(null);
    this.office.onAnswer(share, answer);
  }

  #state(share: ScreenShare, port: Port): void {
    const { question, state } = share;
    const { surface, hold } = state;
    if (hold === null) {
      this.dismiss(share);
      return;
    }
    const { host } = window.location;
    const hasSound = this.office.hasSound(share);
    tell(port, { kind: 'asks', question, surface, hold, host, hasSound });
  }
}

function tell(port: Port, news: AirlockNews): void {
  port.postMessage(news);
}
