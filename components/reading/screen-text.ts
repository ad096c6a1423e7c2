import type { ReadingReport } from '../../protocol/background';

/** What is read on a screen, and in which capture. */
export interface ScreenText {
  readonly capture: number;
  /** Width by height of its picture; 0 before the first. */
  readonly aspect: number;
  readonly reading: ReadingReport;
}

/** What the person can say about one finding. */
export interface FindingChoice {
  readonly act: 'show-finding' | 'hide-finding' | 'allow-finding';
  readonly capture: number;
  readonly finding: number;
}
