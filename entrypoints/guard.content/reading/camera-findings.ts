import type { HiddenReport, ReadingReport } from '../../../protocol/background';
import type { CameraReading, HiddenOnCamera } from '../../../protocol/engine';
import type { FindingAct } from '../../../protocol/person-act';
import type { EngineLink } from '../engine-link';
import { allowText } from './allow-text';

export interface FindingsOwner {
  /** What is hidden, or shown all the same, has changed, or who reads it. */
  onChange(): void;
  /** Something was found of which the person should be told. */
  onFound(why: string, isHidden: boolean): void;
}

/** Findings of which the person is not told again when they come back. */
const MOST_TOLD = 200;

/** What was found on one camera: told to the person once, and decided by the person. */
export class CameraFindings {
  #reading: CameraReading | null = null;
  /** When each was found, ms epoch, by its id. */
  readonly #since = new Map<number, number>();
  /** Fingerprints; the newest last. */
  readonly #told = new Set<string>();

  constructor(
    private readonly capture: number,
    private readonly engine: Pick<EngineLink, 'showFinding'>,
    private readonly owner: FindingsOwner,
  ) {}

  /** Takes what the engine says with each treated picture. */
  take(reading: CameraReading | null): void {
    const before = this.#reading;
    this.#reading = reading;
    const fresh = (reading?.hidden ?? []).filter(({ id }) => !this.#since.has(id));
    this.#remember(reading?.hidden ?? []);
    if (signOf(before) !== signOf(reading)) this.owner.onChange();
    for (const { why, fingerprint } of fresh) {
      if (this.#told.has(fingerprint)) continue;
      this.#tell(fingerprint);
      this.owner.onFound(why, reading?.warnsOnly === false);
    }
  }

  report(): ReadingReport | null {
    const reading = this.#reading;
    if (!reading) return null;
    const hidden = reading.hidden.map(
      ({ id, why, isShown, x, y, width, height }): HiddenReport => ({
        ...{ id, why, isShown, x, y, width, height },
        since: this.#since.get(id) ?? 0,
      }),
    );
    return { ...reading, sent: 0, hidden };
  }

  /** Does what the person says about one finding. */
  obey({ kind, finding }: FindingAct): void {
    const place = this.#reading?.hidden.find(({ id }) => id === finding);
    if (!place) return;
    // The next pass hears of it and does not find it any more; till then it is shown as once.
    if (kind === 'allow-finding') void allowText(place.fingerprint);
    this.engine.showFinding(this.capture, finding, kind !== 'hide-finding');
  }

  #remember(hidden: readonly HiddenOnCamera[]): void {
    const now = Date.now();
    const ids = new Set(hidden.map(({ id }) => id));
    for (const id of this.#since.keys()) if (!ids.has(id)) this.#since.delete(id);
    for (const id of ids) if (!this.#since.has(id)) this.#since.set(id, now);
  }

  #tell(fingerprint: string): void {
    this.#told.add(fingerprint);
    const [oldest] = this.#told;
    if (this.#told.size > MOST_TOLD && oldest !== undefined) this.#told.delete(oldest);
  }
}

/** Of what the person sees in the list; a cover moves with every picture. */
const signOf = (reading: CameraReading | null): string =>
  [
    reading?.state,
    reading?.warnsOnly,
    ...(reading?.hidden ?? []).map(({ id, why, isShown }) => `${id} ${why} ${isShown}`),
  ].join();
