import { GuardedScreen } from '../../../pipeline/quarantine/guarded-screen';
import type { TileVersion } from '../../../pipeline/quarantine/quarantine';
import { packTiles } from '../../../pipeline/quarantine/tile-packing';
import { toI420 } from '../../../pipeline/quarantine/to-i420';
import {
  followPlaces,
  type HiddenPlaceView,
  NO_HIDDEN_PLACES,
  showPlace,
  stillHidden,
} from '../../../policy/hidden-places';
import type { HiddenReport, ReadingReport } from '../../../protocol/background';
import type { FindingAct } from '../../../protocol/person-act';
import type { ReadingAnswer } from '../../../protocol/reading';
import { copyFrame, describeFrame, frameMeaning } from '../frame-format';
import type { PicturePath } from '../picture-path';
import { repeatUntil } from '../repeat-until';
import { allowText } from './allow-text';
import type { ScreenReader, TextLink } from './text-link';

/** How often a still screen is asked for its picture; as often as browsers do in their own calls. */
const STILL_EVERY_MS = 1_000;

/** An encoder short of time or bits leaves pictures out: if nothing comes, what is shown goes out again. */
const REPEATED_AFTER_MS = 2_000;

/** Microseconds: an encoder drops a picture that is not later than the one before. */
const LEAST_STEP = 1_000;

export interface ScreenPathOwner {
  /** Of the last picture more may be seen, or less. Owns the frame. */
  onPicture(frame: VideoFrame): void;
  /** Nothing has come for a while: there may be a picture that the browser has left out. */
  onStill(): void;
  /** What is hidden, or shown all the same, has changed. */
  onHidden(): void;
  /** Something was found of which the person should be told. */
  onFound(why: string, isHidden: boolean): void;
}

/**
 * The pictures of one shared screen on their way to the page: what has changed and could be text is
 * held until the text worker has read that very content. The rest goes out at once.
 */
export class ScreenPath implements PicturePath, ScreenReader {
  readonly load = null;
  #screen: GuardedScreen | null = null;
  #spare = new Uint8Array();
  /** Tiles whose contents the text worker does not have yet. */
  readonly #unsent = new Set<number>();
  /** Tiles of which it has contents. */
  readonly #sent = new Set<number>();
  #sentCount = 0;
  #isUnderWay = false;
  #hidden = NO_HIDDEN_PLACES;
  #meaning: Partial<VideoFrameBufferInit> = {};
  #matrix: 'bt601' | 'bt709' = 'bt601';
  #takenAt = 0;
  /** When others were shown something last, and the timestamp of it. */
  #shownAt = 0;
  #shownTimestamp = 0;
  readonly #lifetime = new AbortController();

  constructor(
    private readonly capture: number,
    private readonly texts: TextLink,
    private readonly owner: ScreenPathOwner,
  ) {
    texts.attach(capture, this);
    void repeatUntil(this.#lifetime.signal, STILL_EVERY_MS, () => this.#refresh());
  }

  report(): ReadingReport {
    const { state, warnsOnly } = this.texts;
    const screen = this.#screen;
    const sent = this.#sentCount;
    if (!screen) return { state, warnsOnly, waiting: 0, sent, hidden: [] };
    const hidden = this.#hidden.places.map((place) => reportOf(place, screen.grid));
    return { state, warnsOnly, waiting: screen.quarantine.count, sent, hidden };
  }

  /** Does what the person says about one finding. */
  obey({ kind, finding }: FindingAct): void {
    const place = this.#hidden.places.find(({ id }) => id === finding);
    if (!place) return;
    // The text pass hears of it and does not find it any more; till then it is shown as once.
    if (kind === 'allow-finding') void allowText(place.fingerprint);
    this.#hidden = showPlace(this.#hidden, finding, kind !== 'hide-finding');
    this.owner.onHidden();
    this.#judge([]);
  }

  async take(frame: VideoFrame): Promise<VideoFrame | 'unreadable'> {
    const description = describeFrame(frame);
    if (!description) {
      frame.close();
      return 'unreadable';
    }
    const { width, height, matrix } = description;
    const meaning = frameMeaning(frame);
    const untouched = frame.clone();
    const bytes = await copyFrame(frame, description, this.#spare);
    if (!bytes) {
      untouched.close();
      return 'unreadable';
    }
    this.#matrix = matrix;
    this.#meaning = meaning;
    this.#takenAt = performance.now();
    const screen = this.#screenOf(width, height);
    const { changed, spare } = screen.take(toI420(bytes, description, matrix));
    this.#spare = description.format === 'I420' ? spare : bytes;
    for (const tile of changed) this.#unsent.add(tile);
    this.#send();
    const isOpen = screen.isOpen || this.texts.warnsOnly;
    if (isOpen && untouched.timestamp >= this.#shownTimestamp + LEAST_STEP) {
      this.#shownAt = this.#takenAt;
      this.#shownTimestamp = untouched.timestamp;
      return untouched;
    }
    untouched.close();
    return this.#draw(screen);
  }

  end(): void {
    this.#lifetime.abort();
    this.texts.detach(this.capture);
  }

  onStarted(): void {
    const screen = this.#screen;
    if (!screen) return;
    // Nothing that it let go before counts: another reader knows nothing of the words around it.
    screen.holdAgain();
    this.texts.begin(this.capture, screen.grid.width, screen.grid.height, this.#matrix);
    this.#sent.clear();
    this.#isUnderWay = false;
    for (let tile = 0; tile < screen.grid.count; tile++) this.#unsent.add(tile);
    this.#send();
  }

  onAnswer(answer: Extract<ReadingAnswer, { capture: number }>): void {
    if (answer.kind === 'taken') {
      this.#isUnderWay = false;
      this.#send();
      return;
    }
    const screen = this.#screen;
    if (!screen) return;
    const before = this.#hidden;
    const { known, fresh } = followPlaces(before, answer.hidden, Date.now());
    this.#hidden = known;
    if (signOf(before.places) !== signOf(known.places)) this.owner.onHidden();
    for (const { why } of fresh) this.owner.onFound(why, !this.texts.warnsOnly);
    this.#judge(versionsOf(answer.read));
  }

  onMode(): void {
    if (!this.#screen) return;
    this.owner.onHidden();
    this.owner.onPicture(this.#draw(this.#screen));
  }

  #judge(read: readonly TileVersion[]): void {
    const screen = this.#screen;
    if (!screen?.judge({ read, hidden: stillHidden(this.#hidden) }) || this.texts.warnsOnly) return;
    this.owner.onPicture(this.#draw(screen));
  }

  #refresh(): void {
    const now = performance.now();
    if (!this.#screen) return;
    if (this.#screen.quarantine.count > 0) this.texts.check();
    if (now - this.#takenAt >= STILL_EVERY_MS) this.owner.onStill();
    if (now - this.#shownAt >= REPEATED_AFTER_MS) this.owner.onPicture(this.#draw(this.#screen));
  }

  #screenOf(width: number, height: number): GuardedScreen {
    const known = this.#screen;
    if (known?.grid.width === width && known.grid.height === height) return known;
    const screen = new GuardedScreen(width, height);
    this.#screen = screen;
    this.#unsent.clear();
    this.#sent.clear();
    this.#hidden = { ...this.#hidden, places: [] };
    this.texts.begin(this.capture, width, height, this.#matrix);
    this.#isUnderWay = false;
    return screen;
  }

  /** Sends what is held; of what holds no text any more only that. One message is under way at a time. */
  #send(): void {
    const screen = this.#screen;
    if (!screen || this.#isUnderWay || this.texts.state !== 'ready') return;
    const held = [...this.#unsent].filter((tile) => screen.quarantine.isHeld(tile));
    const emptied = [...this.#unsent].filter(
      (tile) => !screen.quarantine.isHeld(tile) && this.#sent.delete(tile),
    );
    this.#unsent.clear();
    if (held.length === 0 && emptied.length === 0) return;
    for (const tile of held) this.#sent.add(tile);
    this.#sentCount += held.length;
    this.#isUnderWay = true;
    this.texts.send({
      kind: 'tiles',
      capture: this.capture,
      contents: Uint32Array.from(held.flatMap((tile) => [tile, screen.quarantine.versionOf(tile)])),
      pixels: packTiles(screen.actual, screen.grid, held),
      emptied: Uint32Array.from(emptied),
    });
  }

  /** What may be seen now, with the time of now by the source's clock. */
  #draw({ shown, actual, grid }: GuardedScreen): VideoFrame {
    const { width: codedWidth, height: codedHeight } = grid;
    this.#shownAt = performance.now();
    const later = Math.round((this.#shownAt - this.#takenAt) * 1_000);
    const timestamp = Math.max(
      (this.#meaning.timestamp ?? 0) + later,
      this.#shownTimestamp + LEAST_STEP,
    );
    this.#shownTimestamp = timestamp;
    const layout = { format: 'I420' as const, codedWidth, codedHeight };
    return new VideoFrame(this.texts.warnsOnly ? actual : shown, {
      ...layout,
      ...this.#meaning,
      timestamp,
    } as VideoFrameBufferInit);
  }
}

/** Of what the person sees in the list. */
const signOf = (places: readonly HiddenPlaceView[]): string =>
  places.map(({ id, why, isShown }) => `${id} ${why} ${isShown}`).join();

/** The place in parts of the picture; what lies outside of it is left out. */
function reportOf(
  { id, why, since, isShown, ...place }: HiddenPlaceView,
  size: { readonly width: number; readonly height: number },
): HiddenReport {
  const within = (at: number, length: number): number => Math.min(1, Math.max(0, at / length));
  const [left, top] = [within(place.x, size.width), within(place.y, size.height)];
  return {
    ...{ id, why, since, isShown },
    x: left,
    y: top,
    width: within(place.x + place.width, size.width) - left,
    height: within(place.y + place.height, size.height) - top,
  };
}

function versionsOf(pairs: Uint32Array): TileVersion[] {
  return Array.from({ length: pairs.length / 2 }, (_, index) => ({
    tile: pairs[2 * index] ?? 0,
    version: pairs[2 * index + 1] ?? 0,
  }));
}
