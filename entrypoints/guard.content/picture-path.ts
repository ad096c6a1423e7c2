import type { ReadingReport } from '../../protocol/background';
import type { LoadReport } from '../../protocol/engine';
import type { FindingAct } from '../../protocol/person-act';

/** The way of one capture's pictures through whatever looks at them. */
export interface PicturePath {
  /** Of whoever treats the pictures; `null` before the first, and where nobody tells. */
  readonly load: LoadReport | null;
  /** What is read on them; `null` where nothing is. */
  report(): ReadingReport | null;
  /** Does what the person says about something that is hidden. */
  obey(act: FindingAct): void;
  /**
   * Takes the next picture and owns it.
   * @returns what of it may be seen, the caller's; `null` when whoever should look at it was lost.
   */
  take(frame: VideoFrame): Promise<VideoFrame | 'unreadable' | null>;
  end(): void;
}
