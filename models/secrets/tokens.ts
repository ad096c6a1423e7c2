import type { ReadLine, SecretKind, Suspicion } from './finding.ts';
import { isHarmlessUrl } from './harmless-shapes.ts';
import { withoutIdentifiers } from './identifiers.ts';
import { isSameColumn } from './layout.ts';
import { LONELY_SHAPE, passwordShape, UNLABELLED_SHAPE } from './password-shape.ts';
import { isMasked, isPlaceholder } from './placeholders.ts';
import { coverByPlainWords } from './plain-words.ts';
import { tokensOf } from './value-after-label.ts';

/** JSON Web Tokens begin with `{"` in base64url, with or without the dots read. */
const JWT = /\beyJ[A-Za-z0-9_-]{8,}(?:\s?\.\s?[A-Za-z0-9_-]{6,}|[A-Za-z0-9_-]{20,})/;

/**
 * Prefixes by which services mark their tokens, beyond those that the published rules know, and
 * theirs again where reading has shortened or changed the rest.
 */
const PREFIXED =
  /(?:^|[^A-Za-z0-9])(?:gh[pousr]_|github_pat_|glpat-|gl[a-z]{2,4}t-|xox[abeprs]-|xapp-|sk-(?:proj-|ant-|live-|or-v1-)?|[srp]k_(?:[l1I]ive|test)_|whsec_|AKIA|ASIA|AIza|ya29\.|npm_|pypi-|dop_v1_|dckr_pat_|hf_|shpat_|shpss_|sq0[a-z]{3}-|SG\.|key-|EAAC|lin_api_|ATATT|ATCTT|hvs\.|nvapi-|figd_|ntn_|secret_|pat-|rnd_|tskey-|sbp_|vercel_|fly?o1_|gsk_|r8_|pscale_|PMAK-|dapi|NRAK-|glsa_|age-secret-key-1|eyJrIjoi)((?=[A-Za-z0-9+/=._-]*[\dA-Z])[A-Za-z0-9+/=._-]{12,})/;

/** What stands before long strings that are published on purpose. */
const PUBLIC_CONTEXT =
  /(?:sha-?(?:1|256|384|512)|md5|integrity|checksum|digest|commit|fingerprint|etag|uuid|guid|trace|span|hash|revision|base64,|data:image|ssh-(?:rsa|ed25519|dss)|ecdsa-sha2|public\s*key|BEGIN\s*CERT|certificate|signature:|AAAA[BCE]3|tracking|sendung|isbn|resolved|request.?id|correlation|build.?id|version|https?:)/i;

const LONG_RANDOM = /^[A-Za-z0-9+/_=-]{20,}$/;

/** Letters of both cases and digits, long, thoroughly mixed: made to be a secret or an identifier. */
function isLongRandom(token: string): boolean {
  if (!LONG_RANDOM.test(token) || token.length > 200 || isMasked(token)) return false;
  if (!/[a-z]/.test(token) || !/[A-Z]/.test(token)) return false;
  const digits = token.match(/\d/g)?.length ?? 0;
  if (digits < 2 || digits > token.length * 0.6) return false;
  const changes = token.match(/[a-z][A-Z0-9]|[A-Z]{2}[a-z0-9]|\d[A-Za-z]/g)?.length ?? 0;
  return changes / token.length >= 0.25 && coverByPlainWords(token) < 0.6;
}

function judgeToken(token: string, isLonely: boolean): SecretKind | null {
  if (isHarmlessUrl(token) || isMasked(token) || isPlaceholder(token)) return null;
  if (isLongRandom(token) && !token.includes('/')) return 'token';
  if (/^[A-Z0-9]{5}(?:-[A-Z0-9]{5}){3,5}$/.test(token) && /\d/.test(token)) return 'licence-key';
  const shape = passwordShape(token);
  if (shape < (isLonely ? LONELY_SHAPE : UNLABELLED_SHAPE)) return null;
  if (isLonely && shape < UNLABELLED_SHAPE && !/[\p{L}].*[!?#$%^&*].*|\d.*[@]/u.test(token))
    return null;
  return coverByPlainWords(token) >= 0.75 && token.length >= 16 ? null : 'password';
}

/** Secrets that need no label, by their shape alone. */
export function judgeShape(original: string): SecretKind | null {
  const text = withoutIdentifiers(original);
  if (JWT.test(text)) return 'token';
  const prefixed = PREFIXED.exec(text)?.[1];
  if (
    prefixed !== undefined &&
    !isMasked(prefixed) &&
    !isPlaceholder(prefixed) &&
    /\d/.test(prefixed)
  ) {
    return 'token';
  }
  if (PUBLIC_CONTEXT.test(text)) return null;
  const tokens = tokensOf(text);
  const isLonely = tokens.length === 1;
  for (const token of tokens) {
    const kind = judgeToken(token, isLonely);
    if (kind) return kind;
  }
  return null;
}

const BLOB = /^["']?[A-Za-z0-9+/]{40,}={0,2}["'>);]*$/;
const BLOB_END = /[A-Za-z0-9+/]{40,}={0,2}["'>);]*$/;

/**
 * Certificates, pictures and the like: lines of base 64 one upon the other. Their lines are not
 * tokens each; whether together they are a private key is judged elsewhere.
 */
export function isInBlob(lines: readonly ReadLine[], index: number): boolean {
  if (!BLOB_END.test(lines[index]?.text.trim() ?? '')) return false;
  return [index - 1, index + 1].some((other) => BLOB.test(lines[other]?.text.trim() ?? ''));
}

const ONE_WORD = /^[A-Za-z0-9+/_.-]{16,}={0,2}["',;]?$/;

/** Rest of a token that was too long for its line. */
export function continueTokens(
  lines: readonly ReadLine[],
  suspicions: readonly Suspicion[],
): Suspicion[] {
  const found = new Set(suspicions.flatMap((suspicion) => suspicion.lines));
  const more: Suspicion[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || !found.has(index) || found.has(index + 1)) continue;
    const tail = tokensOf(line.text).at(-1) ?? '';
    const isMixed = [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(next.text));
    const isWrapped = tail.length >= 20 && isMixed && ONE_WORD.test(next.text.trim());
    if (!isWrapped || !isSameColumn(line.box, next.box)) continue;
    found.add(index + 1);
    more.push({ kind: 'token', lines: [index + 1] });
  }
  return more;
}
