import { browser } from 'wxt/browser';
import { type CoverChoice, DEFAULT_COVER } from '../../policy/cover-choice';
import { loadSettings, watchSettings } from '../../protocol/settings-store';

/** The person's choice of card, followed once something is captured. */
export class FollowedCover {
  #choice: CoverChoice = DEFAULT_COVER;
  #picture: ImageBitmap | null = null;
  #isFollowing = false;
  #isRead = false;

  /** @param onChange Another card is to be drawn from now on. */
  constructor(private readonly onChange: () => void) {}

  get kind(): CoverChoice['kind'] {
    return this.#choice.kind;
  }

  /** The own picture; `null` while there is none, or none that can be read. */
  get picture(): ImageBitmap | null {
    return this.#picture;
  }

  /** Idempotent. */
  async follow(): Promise<void> {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    watchSettings(browser.storage, ({ settings }) => void this.#use(settings.cover));
    const { settings } = await loadSettings(browser.storage);
    await this.#use(settings.cover);
  }

  async #use(choice: CoverChoice): Promise<void> {
    if (this.#isRead && isSame(choice, this.#choice)) return;
    this.#isRead = true;
    this.#choice = choice;
    const picture = choice.kind === 'picture' ? await decode(choice.url) : null;
    if (this.#choice !== choice) {
      picture?.close();
      return;
    }
    this.#picture?.close();
    this.#picture = picture;
    this.onChange();
  }
}

const isSame = (one: CoverChoice, other: CoverChoice): boolean =>
  one.kind === 'picture' && other.kind === 'picture'
    ? one.url === other.url
    : one.kind === other.kind;

/** @param url `data:...;base64,...`. No `fetch`: the page's rules may forbid it here. */
function decode(url: string): Promise<ImageBitmap | null> {
  const base64 = url.slice(url.indexOf(',') + 1);
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return createImageBitmap(new Blob([bytes])).catch(() => null); // unreadable: the neutral card
}
