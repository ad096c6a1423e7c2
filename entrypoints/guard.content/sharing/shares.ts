import type { UncapVia } from '../../../policy/session-events';
import { openShare, surfaceOf } from '../../../policy/share';
import type { AirlockAnswer } from '../../../protocol/airlock';
import type { SessionKeeper } from '../session-keeper';
import { AirlockDesk } from './airlock-desk';
import { ScreenShare } from './screen-share';

export interface SharesListener {
  onChange(): void;
  /** A picture of a share that was let through. Borrows the frame. */
  onPicture(frame: VideoFrame): void;
  /** The person has ended it: its sound ends with the picture. */
  onEnded(share: ScreenShare): void;
  hasSound(share: ScreenShare): boolean;
}

/** All shares of one document, and what the person has said about them. */
export class Shares {
  readonly #shares = new Set<ScreenShare>();
  readonly #desk: AirlockDesk;
  #lastId = 0;

  constructor(
    private readonly keeper: SessionKeeper,
    private readonly listener: SharesListener,
  ) {
    this.#desk = new AirlockDesk({
      find: (id) => [...this.#shares].find((share) => share.id === id) ?? null,
      hasSound: (share) => listener.hasSound(share),
      onAnswer: (share, answer) => this.#onAnswer(share, answer),
    });
  }

  /** The page has got a screen, a window or a tab. Held until the rules are known at the least. */
  open(source: MediaStreamVideoTrack): ScreenShare {
    this.#lastId += 1;
    if (this.#lastId === 1) this.#desk.open();
    const surface = surfaceOf(source.getSettings().displaySurface);
    const held = { surface, hold: 'asked' } as const;
    const share = new ScreenShare(this.#lastId, source, held, this.keeper.session.screen, {
      onSurfaceChanged: (changed) => this.#onSurfaceChanged(changed),
      onPicture: (frame) => this.listener.onPicture(frame),
      onState: (changed) => this.#desk.update(changed),
      onOver: (over) => this.#onOver(over),
    });
    this.#shares.add(share);
    this.keeper.take({ origin: 'page', kind: 'capture-opened', device: 'screen' });
    void this.#decide(share);
    return share;
  }

  /** The person wants to share what is held or paused. What is held is asked about first. */
  resume(via: UncapVia): void {
    const held = [...this.#shares].filter(({ state }) => state.hold !== null);
    for (const share of held) this.#desk.ask(share);
    if (held.length < this.#shares.size) this.#openGate(via);
  }

  /** Whether others see any of them as it is now. */
  get isSeen(): boolean {
    return [...this.#shares].some((share) => share.report().sharedSince !== null);
  }

  /** The session's gate over all shares has opened or closed. */
  applyGate(): void {
    for (const share of this.#shares) share.setGate(this.keeper.session.screen);
  }

  async #decide(share: ScreenShare): Promise<void> {
    await this.keeper.settled();
    if (!this.#shares.has(share)) return;
    const { hold } = openShare(share.state.surface, this.keeper.settings.sharing);
    if (hold === null) {
      this.#letThrough(share, 'picker');
      return;
    }
    share.hold(hold);
    this.#desk.ask(share);
  }

  /** A yes is to one share: what was paused meanwhile is not part of it. */
  #letThrough(share: ScreenShare, via: 'picker' | 'airlock'): void {
    if (this.keeper.session.screen.state === 'capped') {
      for (const other of this.#shares) {
        if (other !== share && other.state.hold === null) other.hold('covered');
      }
    }
    share.letThrough();
    this.#openGate(via);
    this.listener.onChange();
  }

  #openGate(via: UncapVia): void {
    this.keeper.take({ origin: 'person', kind: 'uncap', device: 'screen', via });
  }

  #onAnswer(share: ScreenShare, answer: AirlockAnswer): void {
    if (!this.#shares.has(share)) return;
    if (answer.kind !== 'share') {
      this.#end(share);
      return;
    }
    this.#letThrough(share, 'airlock');
    if (!answer.withSound) return;
    this.keeper.take({ origin: 'person', kind: 'uncap', device: 'sound', via: 'airlock' });
  }

  #end(share: ScreenShare): void {
    share.end();
    this.listener.onEnded(share);
  }

  /** Its captures are covered when this returns; the picture that gave it away has gone nowhere. */
  #onSurfaceChanged(share: ScreenShare): void {
    const wasSeen = share.state.hold === null;
    share.hold('surface-changed');
    if (!wasSeen) return;
    const isLast = [...this.#shares].every(({ state }) => state.hold !== null);
    if (isLast) this.keeper.take({ origin: 'machine', kind: 'surface-changed' });
    this.#desk.ask(share);
    this.listener.onChange();
  }

  #onOver(share: ScreenShare): void {
    if (!this.#shares.delete(share)) return;
    this.#desk.dismiss(share);
    this.keeper.take({ origin: 'page', kind: 'capture-closed', device: 'screen' });
    this.listener.onChange();
  }
}
