import { browser } from 'wxt/browser';
import type { Lapse } from '../../policy/lapse';
import { openReminders } from '../../policy/reminder';
import type { Session } from '../../policy/session';
import type { Attention } from '../../protocol/attention';

/** Tells the background what the person is to be asked or told, and when a question is over. */
export class AttentionTeller {
  readonly #asked = new Set<Lapse>();

  tell(attention: Attention): void {
    if (attention.kind === 'remind') this.#asked.add(attention.lapse);
    // Without a background nobody can be told; the chip still shows the state.
    if (browser.runtime?.id) browser.runtime.sendMessage(attention).catch(() => undefined);
  }

  /** Called with every change of the session. */
  follow(session: Session): void {
    if (this.#asked.size === 0) return;
    const open = openReminders(session).map(({ lapse }) => lapse);
    for (const lapse of this.#asked) {
      if (open.includes(lapse)) continue;
      this.#asked.delete(lapse);
      this.tell({ kind: 'remind-over', lapse });
    }
  }
}
