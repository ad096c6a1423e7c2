import { loadPersonModel, SEGMENTATION_SIZES } from '../../models/segmentation/person-model';
import type { PersonSegmenter } from '../../models/segmentation/person-segmenter';
import { type Kernels, startKernels } from '../../pipeline/kernels';
import { INITIAL_LOAD, type LoadState, loadLevel, observeLoad } from '../../policy/load-control';
import type { CameraReading, EngineRequest, LoadReport } from '../../protocol/engine';
import { CameraTreatment, type Treatment } from './camera-treatment';
import { loadPackagedFile } from './packaged-files';
import { totalMs } from './stage-clock';

type TreatRequest = Extract<EngineRequest, { kind: 'treat' }>;

export interface Treated {
  /** I420, in the memory that the picture came in. */
  readonly bytes: Uint8Array;
  readonly load: LoadReport;
  readonly person: number;
  readonly reading: CameraReading;
}

/** Loads everything that treating pictures takes. Rejects with what is missing or broken. */
export async function openTreatmentRoom(): Promise<TreatmentRoom> {
  const [kernels, model] = await Promise.all([
    loadPackagedFile('/kernels.wasm').then(startKernels),
    loadPersonModel({ loadBytes: (path) => loadPackagedFile(`/models/${path}`) }),
  ]);
  return new TreatmentRoom(kernels, {
    full: model.createSegmenter(SEGMENTATION_SIZES.normal),
    small: model.createSegmenter(SEGMENTATION_SIZES.small),
  });
}

/** All captures that one engine treats, one picture after the other, and how busy that keeps it. */
export class TreatmentRoom {
  readonly #captures = new Map<number, CameraTreatment>();
  #load: LoadState = INITIAL_LOAD;
  #lastTreatedAt = 0;

  constructor(
    private readonly kernels: Kernels,
    private readonly segmenters: {
      readonly full: PersonSegmenter;
      readonly small: PersonSegmenter;
    },
  ) {}

  /** @param memory The picture's bytes; the result takes their place. */
  treat(
    { capture, frame, roundTripMs }: TreatRequest,
    memory: Uint8Array,
    behind: Pick<Treatment, 'background' | 'isBackgroundShown' | 'finder'>,
  ): Treated {
    const level = loadLevel(this.#load.level);
    const segmenter = this.segmenters[level.input];
    const picture = this.#captureOf(capture).treat(memory, frame, { ...behind, segmenter, level });
    const { bytes, stages, person, reading } = picture;
    // The guard asks one picture after the other: its way here and back keeps the next one waiting.
    this.#observe(Math.max(totalMs(stages), roundTripMs));
    return { bytes, load: { stages, level: this.#load.level }, person, reading };
  }

  /** What the person says about something that is hidden. */
  show(capture: number, finding: number, isShown: boolean): void {
    this.#captures.get(capture)?.show(finding, isShown);
  }

  end(capture: number): void {
    this.#captures.get(capture)?.dispose();
    this.#captures.delete(capture);
  }

  #captureOf(id: number): CameraTreatment {
    const known = this.#captures.get(id);
    if (known) return known;
    const created = new CameraTreatment(this.kernels);
    this.#captures.set(id, created);
    return created;
  }

  #observe(busyMs: number): void {
    const now = performance.now();
    this.#load = observeLoad(this.#load, { busyMs, intervalMs: now - this.#lastTreatedAt, now });
    this.#lastTreatedAt = now;
  }
}
