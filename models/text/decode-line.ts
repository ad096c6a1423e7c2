/** A character that was read. */
export interface ReadCharacter {
  readonly character: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Where its centre lies along the line or the box that was read, 0 to 1. */
  readonly at: number;
}

/** Class 0 stands for "nothing new here". */
const BLANK = 0;

/**
 * Turns the recogniser's steps into characters: the likeliest class of each step, repeats joined,
 * blanks left out (greedy CTC decoding; Graves et al., 2006).
 * @param probabilities `steps × dictionary.length`.
 * @param stepsOfLine how many of the steps, and parts of one, the line takes; the rest is padding.
 */
export function decodeLine(
  probabilities: Float32Array,
  dictionary: readonly string[],
  stepsOfLine: number,
): ReadCharacter[] {
  const classes = dictionary.length;
  const characters: ReadCharacter[] = [];
  let before = '';
  for (let step = 0; step * classes < probabilities.length; step++) {
    const best = likeliest(probabilities, step * classes, classes);
    const character = best === BLANK ? '' : (dictionary[best] ?? '');
    if (character !== '' && character !== before) {
      const confidence = probabilities[step * classes + best] as number;
      characters.push({ character, confidence, at: Math.min(1, (step + 0.5) / stepsOfLine) });
    }
    before = character;
  }
  return characters;
}

function likeliest(values: Float32Array, start: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) {
    if ((values[start + i] as number) > (values[start + best] as number)) best = i;
  }
  return best;
}
