import { type Fingerprinting, fingerprintOf } from './allowed-texts.ts';
import { judgeSyntax } from './commands-and-urls.ts';
import {
  type Finding,
  type ReadLine,
  type SecretKind,
  type Surface,
  type Suspicion,
  unionOf,
  WHY,
} from './finding.ts';
import { judgeLabels, type LabelledLine } from './label-led.ts';
import { judgeReach } from './label-reach.ts';
import { judgePayment } from './payment.ts';
import { compilePersonal } from './personal-words.ts';
import { judgePrivateKeys } from './private-key-blocks.ts';
import { findPublishedFormats } from './published-formats.ts';
import { judgeQrCode, type QrCode } from './qr-codes.ts';
import { judgeSeedPhrases } from './seed-phrases.ts';
import { continueTokens, isInBlob, judgeShape } from './tokens.ts';

export interface JudgeOptions {
  readonly surface: Surface;
  readonly fingerprinting: Fingerprinting;
  /** Names of customers, projects and the like. */
  readonly personalWords?: readonly string[];
  /** Sources of regular expressions. */
  readonly personalPatterns?: readonly string[];
  /** Fingerprints of what the person never wants hidden again. */
  readonly allowed?: ReadonlySet<string>;
}

/** Judges read lines. It remembers what it thinks of a text, in memory, while the text is about. */
export interface SecretJudge {
  /** QR codes seen in the same picture. */
  judgeQrCodes(codes: readonly QrCode[]): Promise<Finding[]>;
  /** All lines read in one picture, in any order. */
  judge(lines: readonly ReadLine[]): Promise<Finding[]>;
}

/** What one line says without the others. */
interface LineVerdict extends LabelledLine {
  readonly kind: SecretKind | null;
}

/** No reader returns longer lines; the rules are made for lines, not for books. */
const LONGEST_LINE = 400;

/** Texts kept; the oldest go first. */
const REMEMBERED = 2000;

const byPosition = (one: ReadLine, other: ReadLine): number => {
  const shift = one.box.y - other.box.y;
  const height = Math.max(1, Math.min(one.box.height, other.box.height));
  return Math.abs(shift) > height / 2 ? shift : one.box.x - other.box.x;
};

/** The texts of a line and of those before and after it. */
const textAround = (lines: readonly ReadLine[], index: number): string =>
  lines
    .slice(Math.max(0, index - 5), index + 5)
    .map(({ text }) => text)
    .join(' ');

/** Each line once, under the kind that was found first. */
function withoutRepeats(suspicions: readonly Suspicion[]): Suspicion[] {
  const seen = new Set<number>();
  return suspicions.filter(({ lines }) => {
    const isNew = lines.some((line) => !seen.has(line));
    for (const line of lines) seen.add(line);
    return isNew;
  });
}

/** What the lines say together and each for itself. */
function suspect(lines: readonly ReadLine[], verdicts: readonly LineVerdict[]): Suspicion[] {
  const single = verdicts.flatMap(({ kind, secret }, index): Suspicion[] => {
    const payment = judgePayment(lines[index]?.text ?? '', textAround(lines, index));
    const bare = kind === 'personal-words' || !isInBlob(lines, index) ? kind : null;
    const found = bare === 'personal-words' ? bare : (payment ?? secret ?? bare);
    return found ? [{ kind: found, lines: [index] }] : [];
  });
  const found = [
    ...judgePrivateKeys(lines),
    ...judgeSeedPhrases(lines),
    ...single,
    ...judgeReach({ lines, labelled: verdicts }),
  ];
  return withoutRepeats([...found, ...continueTokens(lines, found)]);
}

/** A judge for one source. It starts nothing and need not be ended. */
export function createSecretJudge(options: JudgeOptions): SecretJudge {
  const { surface, fingerprinting, allowed = new Set() } = options;
  const isPersonal = compilePersonal(
    options.personalWords ?? [],
    options.personalPatterns ?? [],
    surface,
  );
  const remembered = new Map<string, LineVerdict>();

  const judgeLine = (text: string, isPublished: boolean): LineVerdict => {
    const kind = isPersonal(text)
      ? 'personal-words'
      : (judgeSyntax(text) ?? (isPublished ? 'token' : judgeShape(text)));
    return { ...judgeLabels(text, surface), kind };
  };

  const learn = async (texts: readonly string[]): Promise<void> => {
    if (texts.length === 0) return;
    const published = await findPublishedFormats(texts);
    for (const [index, text] of texts.entries()) {
      remembered.set(text, judgeLine(text, published.has(index)));
    }
  };

  const forgetOldest = (): void => {
    for (const text of remembered.keys()) {
      if (remembered.size <= REMEMBERED) return;
      remembered.delete(text);
    }
  };

  const describe = async (lines: readonly ReadLine[], suspicion: Suspicion): Promise<Finding> => {
    const parts = suspicion.lines.flatMap((index) => lines[index] ?? []);
    const text = parts.map((part) => part.text).join('\n');
    return {
      kind: suspicion.kind,
      box: unionOf(parts.map(({ box }) => box)),
      why: WHY[suspicion.kind],
      fingerprint: await fingerprintOf(text, fingerprinting),
    };
  };

  const judge = async (unsorted: readonly ReadLine[]): Promise<Finding[]> => {
    const lines = unsorted
      .filter(({ text }) => text.trim() !== '')
      .map((line) => ({ ...line, text: line.text.slice(0, LONGEST_LINE) }))
      .toSorted(byPosition);
    const texts = new Set(lines.map(({ text }) => text));
    await learn([...texts].filter((text) => !remembered.has(text)));
    const verdicts = lines.map(({ text }) => remembered.get(text) ?? judgeLine(text, false));
    forgetOldest();
    const suspicions = suspect(lines, verdicts);
    const findings = await Promise.all(suspicions.map((each) => describe(lines, each)));
    return findings.filter(({ fingerprint }) => !allowed.has(fingerprint));
  };

  const judgeText = async (text: string): Promise<SecretKind | null> => {
    const box = { x: 0, y: 0, width: text.length, height: 1 };
    return (await judge([{ text, box, confidence: 1 }]))[0]?.kind ?? null;
  };

  const judgeCode = async (code: QrCode): Promise<Finding[]> => {
    const kind = await judgeQrCode(code, surface, judgeText);
    if (!kind) return [];
    const sign = code.content === null ? `qr look ${code.look}` : `qr ${code.content}`;
    const fingerprint = await fingerprintOf(sign, fingerprinting);
    // A code that nobody could read must not stand for all others that cannot be read.
    if (code.content !== null && allowed.has(fingerprint)) return [];
    return [{ kind, box: code.box, why: WHY[kind], fingerprint }];
  };

  return {
    judge,
    judgeQrCodes: async (codes) => (await Promise.all(codes.map(judgeCode))).flat(),
  };
}
