import type { ReadLine, Suspicion } from './finding.ts';
import { isSameColumn } from './layout.ts';

/** With and without dashes and spaces, which readers drop. */
const BEGIN = /BEG[I1l]N\s*(?:[A-Z0-9]+\s*){0,3}PR[I1l]VATE\s*KEY|PuTTY-User-Key-File/i;
const END = /END\s*(?:[A-Z0-9]+\s*){0,3}PR[I1l]VATE\s*KEY/i;
const OTHER_END = /-{2,}\s*END\b/i;
const PUBLIC_BEGIN =
  /BEG[I1l]N\s*(?:CERT|PUBL|X509|RSA\s*PUBL|PGP\s*(?:SIG|PUBL|MESS)|SSH2?\s*PUBL|NEW\s*CERT)/i;
/** Lines of a key, read with spaces put in here and there; the last one is shorter. */
const BODY = /^[\s|│]*(?:\d{1,4}[\s:|│]+)?[A-Za-z0-9+/=\s]{16,}$/;
const FULL_BODY =
  /^(?=[^\s]*[a-z])(?=[^\s]*[A-Z])(?=[^\s]*\d)(?:[A-Za-z0-9+/=]{63,65}|[A-Za-z0-9+/=]{69,71})$/;
const KEY_HEADER = /^(?:Proc-Type|DEK-Info|Comment|Encryption|Private-Lines|Public-Lines)\b/i;

const isBody = (text: string): boolean => {
  const spaces = text.trim().split(/\s+/).length - 1;
  return (BODY.test(text) && spaces <= 3) || KEY_HEADER.test(text.trim());
};

const isLastBody = (text: string): boolean => /^[A-Za-z0-9+/]{2,}={0,2}$/.test(text.trim());

/** From the heading down to the end mark, or as far as lines of a key go. */
function followDown(lines: readonly ReadLine[], from: number): number[] {
  const block = [from];
  const heading = lines[from];
  for (let index = from + 1; heading && index < lines.length; index++) {
    const line = lines[index];
    if (!line) break;
    if (END.test(line.text) || OTHER_END.test(line.text)) return [...block, index];
    if (!isSameColumn(heading.box, line.box)) continue;
    if (!isBody(line.text) && !isLastBody(line.text)) break;
    block.push(index);
  }
  return block;
}

/** The heading has scrolled away: up from the end mark. */
function followUp(lines: readonly ReadLine[], from: number): number[] {
  const block = [from];
  for (let index = from - 1; index >= 0; index--) {
    const text = lines[index]?.text ?? '';
    if (!isBody(text) && !(index === from - 1 && isLastBody(text))) break;
    block.unshift(index);
  }
  return block;
}

/** Both marks have scrolled away: three lines of a key's width or more, and no public heading. */
function findBare(lines: readonly ReadLine[]): number[] {
  if (lines.some(({ text }) => PUBLIC_BEGIN.test(text) || OTHER_END.test(text))) return [];
  const full = [...lines.keys()].filter((index) => FULL_BODY.test(lines[index]?.text.trim() ?? ''));
  const length = lines[full[0] ?? 0]?.text.trim().length;
  const alike = full.filter((index) => lines[index]?.text.trim().length === length);
  return alike.length >= 3 ? full : [];
}

/** Private keys, each from its first to its last line as one thing. `lines` go from top to bottom. */
export function judgePrivateKeys(lines: readonly ReadLine[]): Suspicion[] {
  const blocks: number[][] = [];
  const seen = new Set<number>();
  const add = (block: number[]) => {
    for (const index of block) seen.add(index);
    blocks.push(block);
  };
  for (const [index, { text }] of lines.entries()) {
    if (!seen.has(index) && BEGIN.test(text)) add(followDown(lines, index));
  }
  for (const [index, { text }] of lines.entries()) {
    if (!seen.has(index) && END.test(text)) add(followUp(lines, index));
  }
  if (blocks.length === 0) {
    const bare = findBare(lines);
    if (bare.length > 0) add(bare);
  }
  return blocks.map((block) => ({ kind: 'private-key', lines: block }));
}
