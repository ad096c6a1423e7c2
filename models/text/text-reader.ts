import type { ReadCharacter } from './decode-line.ts';
import { LineCache, lineKey } from './line-cache.ts';
import { cropLine, type LineCrop } from './line-crop.ts';
import type { LineRecognizer } from './line-recognizer.ts';
import type { TextBox } from './text-boxes.ts';
import type { TextDetector } from './text-detector.ts';
import { componentsOf, type TextPicture } from './text-picture.ts';

/** A box that was read. */
export interface TextLine {
  readonly box: TextBox;
  readonly text: string;
  /** Mean over the characters, 0 to 1; 0 if there are none. */
  readonly confidence: number;
  readonly characters: readonly ReadCharacter[];
  /** False if the box held too few characters to be text after all. */
  readonly hasText: boolean;
}

/**
 * Finds and reads text, in the worker it lives in and nowhere else. All calls work at once and
 * take long (see docs/BENCHMARKS.md): run it in a worker of its own.
 */
export interface TextReader {
  /**
   * Places that look like text. Until they are read they count as text.
   * @param longSide of the picture that the detector sees: see `LONG_SIDE`.
   */
  find(picture: TextPicture, longSide: number): readonly TextBox[];
  /**
   * Reads boxes of the picture one by one, in their order, as the caller asks for them; lines whose
   * pixels were read before cost next to nothing.
   */
  read(picture: TextPicture, boxes: readonly TextBox[]): Generator<TextLine, void, undefined>;
  /** Frees the nets and forgets all text; harmless a second time. After it, `find` and `read` throw. */
  dispose(): void;
}

/** A box with fewer is a texture or a lone sign: this keeps 95 % of true boxes and 10 % of others. */
const FEWEST_CHARACTERS = 2;

/** The reader owns the detector and the recogniser. */
export class NetTextReader implements TextReader {
  readonly #detector: Pick<TextDetector, 'find' | 'dispose'>;
  readonly #recognizer: Pick<LineRecognizer, 'read' | 'dispose'>;
  readonly #cache = new LineCache();
  #disposed = false;

  constructor(
    detector: Pick<TextDetector, 'find' | 'dispose'>,
    recognizer: Pick<LineRecognizer, 'read' | 'dispose'>,
  ) {
    this.#detector = detector;
    this.#recognizer = recognizer;
  }

  find(picture: TextPicture, longSide: number): TextBox[] {
    this.#assertAlive();
    return this.#detector.find(picture, longSide);
  }

  *read(picture: TextPicture, boxes: readonly TextBox[]): Generator<TextLine, void, undefined> {
    const components = componentsOf(picture);
    for (const box of boxes) {
      this.#assertAlive();
      const line = cropLine(components, box.quad);
      const key = lineKey(line);
      const characters = this.#cache.get(key) ?? this.#recognizer.read(line);
      this.#cache.set(key, characters);
      yield describeLine(box, characters, line);
    }
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#cache.clear();
    this.#detector.dispose();
    this.#recognizer.dispose();
  }

  #assertAlive(): void {
    if (this.#disposed) throw new Error('this text reader was disposed');
  }
}

function describeLine(
  box: TextBox,
  read: readonly ReadCharacter[],
  { from, to }: LineCrop,
): TextLine {
  const characters = read.map((entry) => ({ ...entry, at: from + entry.at * (to - from) }));
  const visible = characters.filter(({ character }) => character.trim() !== '').length;
  const sum = characters.reduce((total, { confidence }) => total + confidence, 0);
  return {
    box,
    characters,
    text: characters.map(({ character }) => character).join(''),
    confidence: characters.length > 0 ? sum / characters.length : 0,
    hasText: visible >= FEWEST_CHARACTERS,
  };
}
