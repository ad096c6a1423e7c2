import type { PersonSegmenter } from '../../models/segmentation/person-segmenter';
import type { Background } from '../../pipeline/background';
import { Compositor } from '../../pipeline/compositor';
import { frameByteLength } from '../../pipeline/frame-layout';
import type { Kernels } from '../../pipeline/kernels';
import type { LoadLevel } from '../../policy/load-control';
import type { CameraReading as CameraReadingReport, StageTimes } from '../../protocol/engine';
import type { FrameDescription } from '../../protocol/frame-description';
import type { CameraFinder } from './reading/camera-finder';
import { CameraReading } from './reading/camera-reading';
import { StageClock } from './stage-clock';

/** What one picture is treated with. */
export interface Treatment {
  readonly segmenter: PersonSegmenter;
  readonly background: Background;
  readonly level: LoadLevel;
  /** The background goes out as it is, but for text; what is drawn instead stands in for that. */
  readonly isBackgroundShown: boolean;
  /** Finds and reads text. */
  readonly finder: CameraFinder;
}

export interface TreatedPicture {
  /** I420, of the size of the picture that came in; in the memory that it came in. */
  readonly bytes: Uint8Array;
  readonly stages: StageTimes;
  /** Part of the picture that is person, 0..1, as last looked for. */
  readonly person: number;
  readonly reading: CameraReadingReport;
}

/**
 * The pictures of one camera capture: the person stays, what is written behind becomes unreadable, and
 * what reads as a secret in front is covered.
 */
export class CameraTreatment {
  #compositor: Compositor | null = null;
  #frame: FrameDescription | null = null;
  /** Pictures since the person was last looked for. */
  #sinceSegmented = Number.POSITIVE_INFINITY;
  #person = 0;
  #reading: CameraReading | null = null;

  constructor(private readonly kernels: Kernels) {}

  /**
   * Treats one picture.
   * @param memory The picture's bytes, which the result takes the place of: no format is smaller.
   * @throws RangeError for bytes that are not such a picture, MaskFault when the net's answer is no mask.
   */
  treat(memory: Uint8Array, frame: FrameDescription, treatment: Treatment): TreatedPicture {
    const compositor = this.#compositorFor(frame);
    const clock = new StageClock();
    const { width, height, format } = frame;
    compositor.load(memory, { format, width, height });
    compositor.downscale();
    clock.mark('load');
    this.#findPerson(compositor, treatment);
    clock.mark('segment');
    this.#reading ??= new CameraReading(treatment.finder, compositor.viewSize);
    const reading = this.#reading;
    reading.take(compositor, frame, treatment.isBackgroundShown);
    compositor.drawBackground(treatment.background);
    reading.letThrough(compositor);
    clock.mark('background');
    compositor.composite();
    clock.mark('composite');
    const bytes = memory.subarray(0, frameByteLength({ format: 'I420', width, height }));
    compositor.store(bytes);
    reading.cover(bytes);
    clock.mark('store');
    return { bytes, stages: clock.times, person: this.#person, reading: reading.report() };
  }

  /** What the person says about something that is hidden. */
  show(finding: number, isShown: boolean): void {
    this.#reading?.show(finding, isShown);
  }

  dispose(): void {
    this.#compositor?.dispose();
    this.#compositor = null;
  }

  #findPerson(compositor: Compositor, { segmenter, level }: Treatment): void {
    this.#sinceSegmented += 1;
    if (this.#sinceSegmented < level.segmentEvery) return;
    compositor.modelInput(segmenter.input, segmenter);
    this.#person = compositor.refineMask(segmenter.run(), segmenter).coverage;
    this.#sinceSegmented = 0;
  }

  #compositorFor(frame: FrameDescription): Compositor {
    if (this.#compositor && this.#frame && isSameShape(this.#frame, frame)) return this.#compositor;
    this.#compositor?.dispose();
    this.#compositor = new Compositor(this.kernels, frame);
    this.#frame = frame;
    this.#reading = null;
    this.#sinceSegmented = Number.POSITIVE_INFINITY;
    return this.#compositor;
  }
}

const isSameShape = (one: FrameDescription, other: FrameDescription): boolean =>
  one.width === other.width &&
  one.height === other.height &&
  one.rotation === other.rotation &&
  one.matrix === other.matrix;
