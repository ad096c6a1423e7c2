export interface MaskVerdict {
  /** Whether anybody is in the picture, after clean-up. */
  readonly person: boolean;
  /** Part of the picture that is person, 0..1. */
  readonly coverage: number;
}

/** The net's answer is no mask: non-finite, out of 0..1, or of the wrong size. */
export class MaskFault extends Error {
  override readonly name = 'MaskFault';
}
