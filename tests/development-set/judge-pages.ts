import { createHash } from 'node:crypto';
import type { Box } from '../../models/secrets/finding.ts';
import { createSecretJudge, type SecretJudge } from '../../models/secrets/judge.ts';
import type { KnownLine, TextPage } from './text-pages.ts';

export interface Score {
  /** Share of secret lines that are covered. */
  readonly recall: number;
  /** Share of findings that cover at least one secret line. */
  readonly precision: number;
  /** Share of pages without secrets on which anything is hidden. */
  readonly falseAlarms: number;
  readonly missed: readonly Miss[];
  readonly wrong: readonly Miss[];
}

export interface Miss {
  readonly wording: number;
  readonly text: string;
  readonly kind?: string;
}

const digest = async (bytes: Uint8Array): Promise<ArrayBuffer> =>
  Uint8Array.from(createHash('sha256').update(bytes).digest()).buffer;

export const TEST_FINGERPRINTING = { digest, salt: 'salt' };

export const createTestJudge = (surface: 'camera' | 'screen'): SecretJudge =>
  createSecretJudge({ surface, fingerprinting: TEST_FINGERPRINTING });

/** Whether the middle of a line is under a box. */
const covers = (box: Box, line: KnownLine): boolean => {
  const x = line.box.x + line.box.width / 2;
  const y = line.box.y + line.box.height / 2;
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
};

export async function scorePages(judge: SecretJudge, pages: readonly TextPage[]): Promise<Score> {
  let secrets = 0;
  let findings = 0;
  let harmless = 0;
  let alarms = 0;
  const missed: Miss[] = [];
  const wrong: Miss[] = [];
  for (const { draft, lines } of pages) {
    const found = await judge.judge(lines);
    const known = lines.filter(({ isSecret }) => isSecret);
    const lost = known.filter((line) => !found.some(({ box }) => covers(box, line)));
    const strays = found.filter(({ box }) => !known.some((line) => covers(box, line)));
    secrets += known.length;
    findings += found.length;
    missed.push(...lost.map(({ text }) => ({ wording: draft.wording, text })));
    for (const { box, kind } of strays) {
      const text = lines.find((line) => covers(box, line))?.text ?? '';
      wrong.push({ wording: draft.wording, text, kind });
    }
    if (!draft.hasSecret) {
      harmless++;
      if (found.length > 0) alarms++;
    }
  }
  return {
    recall: 1 - missed.length / secrets,
    precision: 1 - wrong.length / Math.max(1, findings),
    falseAlarms: alarms / harmless,
    missed,
    wrong,
  };
}
