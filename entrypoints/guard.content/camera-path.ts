import { frameByteLength } from '../../pipeline/frame-layout';
import type { ReadingReport } from '../../protocol/background';
import type { LoadReport } from '../../protocol/engine';
import type { FindingAct } from '../../protocol/person-act';
import type { EngineLink } from './engine-link';
import { copyFrame, describeFrame, frameMeaning } from './frame-format';
import type { PicturePath } from './picture-path';
import { CameraFindings, type FindingsOwner } from './reading/camera-findings';

export interface CameraPathOwner extends FindingsOwner {
  /** A picture was treated; `share` of it, 0..1, is person. */
  onPerson(share: number): void;
}

/** The pictures of one camera on their way to the engine, and back as it releases them. */
export class CameraPath implements PicturePath {
  #load: LoadReport | null = null;
  readonly #findings: CameraFindings;
  /** Memory for one picture on its way out, and one on its way back: kept, since new memory is slow. */
  #raw = new Uint8Array();
  #treated = new Uint8Array();
  #roundTripMs = 0;

  constructor(
    private readonly capture: number,
    private readonly engine: EngineLink,
    private readonly owner: CameraPathOwner,
  ) {
    this.#findings = new CameraFindings(capture, engine, owner);
  }

  get load(): LoadReport | null {
    return this.#load;
  }

  report(): ReadingReport | null {
    return this.#findings.report();
  }

  obey(act: FindingAct): void {
    this.#findings.obey(act);
  }

  async take(frame: VideoFrame): Promise<VideoFrame | 'unreadable' | null> {
    const description = describeFrame(frame);
    const meaning = frameMeaning(frame);
    const bytes = await copyFrame(frame, description, this.#raw);
    if (!description || !bytes) return 'unreadable';
    this.#raw = bytes;
    const { width: codedWidth, height: codedHeight } = description;
    const layout = { format: 'I420' as const, codedWidth, codedHeight };
    const length = frameByteLength({ ...description, format: 'I420' });
    if (this.#treated.length !== length) this.#treated = new Uint8Array(length);
    const into = this.#treated;

    const askedAt = performance.now();
    const roundTripMs = this.#roundTripMs;
    const question = { capture: this.capture, frame: description, bytes, into, roundTripMs };
    const answer = await this.engine.treat(question);
    this.#roundTripMs = performance.now() - askedAt;
    if (answer?.kind === 'refused') return 'unreadable';
    if (answer?.kind !== 'released') return null;
    this.#load = answer.load;
    this.#findings.take(answer.reading);
    this.owner.onPerson(answer.person);
    return new VideoFrame(into, { ...layout, ...meaning } as VideoFrameBufferInit);
  }

  end(): void {
    this.engine.endCapture(this.capture);
  }
}
