import type { PersonSegmenter } from '../../models/segmentation/person-segmenter';
import type { Background } from '../../pipeline/background';
import { Compositor } from '../../pipeline/compositor';
import { frameByteLength } from '../../pipeline/frame-layout';
import type { Kernels } from '../../pipeline/kernels';
import type { LoadLevel } from '../../policy/load-control';
import type { StageTimes } from '../../protocol/engine';
import type { FrameDescription } from '../../protocol/frame-description';
import { StageClock } from './stage-clock';

/** What one picture is treated with. */
export interface Treatment {
  readonly segmenter: PersonSegmenter;
  readonly background: Background;
  readonly level: LoadLevel;
}

export interface TreatedPicture {
  /** I420, of the size of the picture that came in. */
  readonly buffer: ArrayBuffer;
  readonly stages: StageTimes;
  /** Part of the picture that is person, 0..1, as last looked for. */
  readonly person: number;
}

/** The pictures of one camera capture: the person stays, what is behind becomes unreadable. */
export class CameraTreatment {
  #compositor: Compositor | null = null;
  #frame: FrameDescription | null = null;
  /** Pictures since the person was last looked for. */
  #sinceSegmented = Number.POSITIVE_INFINITY;
  #person = 0;

  constructor(private readonly kernels: Kernels) {}

  /**
   * Treats one picture.
   * @param buffer The picture's bytes; becomes the result's buffer when the size allows it.
   * @throws RangeError for bytes that are not such a picture, MaskFault when the net's answer is no mask.
   */
  treat(buffer: ArrayBuffer, frame: FrameDescription, treatment: Treatment): TreatedPicture {
    const compositor = this.#compositorFor(frame);
    const clock = new StageClock();
    const { width, height, format } = frame;
    compositor.load(new Uint8Array(buffer), { format, width, height });
    compositor.downscale();
    clock.mark('load');
    this.#findPerson(compositor, treatment);
    clock.mark('segment');
    compositor.drawBackground(treatment.background);
    clock.mark('background');
    compositor.composite();
    clock.mark('composite');
    const size = frameByteLength({ format: 'I420', width, height });
    const out = buffer.byteLength === size ? buffer : new ArrayBuffer(size);
    compositor.store(new Uint8Array(out));
    clock.mark('store');
    return { buffer: out, stages: clock.times, person: this.#person };
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
    this.#sinceSegmented = Number.POSITIVE_INFINITY;
    return this.#compositor;
  }
}

const isSameShape = (one: FrameDescription, other: FrameDescription): boolean =>
  one.width === other.width &&
  one.height === other.height &&
  one.rotation === other.rotation &&
  one.matrix === other.matrix;
