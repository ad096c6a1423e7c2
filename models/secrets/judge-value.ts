import { isHarmlessUrl } from './harmless-shapes.ts';
import type { Demand } from './labels.ts';
import { leadingDigits } from './misread-digits.ts';
import { LABELLED_SHAPE, passwordShape } from './password-shape.ts';
import { isExpression, isMasked, isPlaceholder, isVariableName } from './placeholders.ts';
import { coverByPlainWords, isPlainWord, isProse } from './plain-words.ts';
import { firstValue, isQuoted, tokensOf } from './value-after-label.ts';

/** Where a value stands towards its label; nearer ones need less of a look. */
export type Nearness = 'separator' | 'verb' | 'adjacent' | 'cell' | 'beside' | 'below';

const DATE = /^\d{1,2}[./]\d{1,2}[./]\d{2,4}$|^\d{4}-\d{2}-\d{2}/;
const MAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;
const AMOUNT = /^\d+(?:[.,]\d+)?\s*(?:%|€|\$|[a-z]{2,})$/i;

/** Values that no label turns into a secret. */
const isNoValue = (value: string): boolean =>
  isMasked(value) ||
  isPlaceholder(value) ||
  isHarmlessUrl(value) ||
  DATE.test(value) ||
  MAIL.test(value) ||
  /^\W{0,2}$/.test(value);

const isNear = (nearness: Nearness): boolean => nearness === 'separator' || nearness === 'cell';

/** Words that are no secret in a sentence but are one behind a colon. */
const WEAK_PASSWORD =
  /^(?:password|passwort|admin|root|guest|gast|test|secret|geheim|changeme|letmein|welcome|willkommen|master|demo|start|user|toor)\d*[!?.*]?$/i;

/** What a field is called in a user interface or a file of translations. */
const CAPTION = /^(?:Pass(?:word|wort|phrase)|Kennwort|PIN|Token|Secret)$/;

const DATE_LIKE = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|^\d{1,2}:\d{2}|^\d{4}-\d{2}/;
const CODE = /^(?=.*\d)[A-Z0-9]{3,8}(?:[- ][A-Z0-9]{3,8}){0,7}[#*]?$/i;

/** What digits are counted in: then they are an amount and no code. */
const COUNTED =
  /^\s*(?:[%€$]|(?:times|days?|mal|tagen?|stellen|stellig|digits?|minut\w+|versuche?n?|attempts|characters|zeichen|users?|nutzer)\b)/i;

/** Whether `rest` begins with a PIN or code. */
export function beginsWithCode(rest: string, nearness: Nearness): boolean {
  const text = rest.replace(/^["'`„“*#\s]+/, '');
  if (DATE_LIKE.test(text)) return false;
  const digits = leadingDigits(text);
  const count = digits.replace(/\D/g, '').length;
  if (count >= 3 && count <= 12 && !COUNTED.test(text.slice(digits.length))) {
    return count >= 4 || isNear(nearness) || digits.length === text.length;
  }
  const value = firstValue(text).replace(/[.!]$/, '');
  return (
    value.length >= 4 &&
    CODE.test(value) &&
    !AMOUNT.test(value) &&
    !isPlainWord(value) &&
    value.length <= 48
  );
}

const looksLikeCode = (line: string): boolean =>
  /;\s*$|^\s*(?:const|let|var|def|func|function|class|import|return|if|for|while|self\.|this\.|public|private|export (?:const|type|function)|async|await|assert\w*|expect|type|interface)\b|=>|\{\s*$|\)\s*\{|^\s*\/\/|^\s*\*/.test(
    line,
  );

/** One word of plain letters: in a program it names something, elsewhere it can be a password. */
function isOpenWord(value: string, rest: string, line: string, nearness: Nearness): boolean {
  if (CAPTION.test(value)) return false;
  if (WEAK_PASSWORD.test(value)) return isNear(nearness) && tokensOf(rest).length <= 3;
  if (value.length < 4 || isProse(value) || isPlainWord(value)) return false;
  if (isQuoted(rest)) return true;
  if (isVariableName(value) || looksLikeCode(line)) return false;
  return nearness === 'separator' || nearness === 'cell' || nearness === 'verb';
}

/** "correct horse battery staple": several words, and no sentence. */
function isPassphrase(rest: string): boolean {
  const words = rest.split(/[\s-]+/).filter(Boolean);
  if (words.length < 2 || words.length > 12) return false;
  if (!words.every((word) => /^\p{L}{3,24}$/u.test(word))) return false;
  return words.filter((word) => isPlainWord(word)).length / words.length < 0.3;
}

/** Values of letters alone, in one word or several. */
function isOpenWords(rest: string, line: string, nearness: Nearness): boolean {
  const value = firstValue(rest);
  const words = isQuoted(rest) ? tokensOf(value) : tokensOf(rest);
  if (words.length <= 1) return isOpenWord(value, rest, line, nearness);
  if (isProse(isQuoted(rest) ? value : rest)) return false;
  if (isNear(nearness) && isPassphrase(isQuoted(rest) ? value : rest)) return true;
  return nearness === 'separator' && words.length <= 4 && isOpenWord(value, rest, line, nearness);
}

/** Values with digits or marks among their letters. */
function isOpenMix(value: string, rest: string, nearness: Nearness): boolean {
  if (isVariableName(value) || isGluedProse(value, isNear(nearness) ? 0.95 : 0.75)) return false;
  if (isProse(value)) return false;
  if (nearness === 'separator')
    return tokensOf(rest).length <= 2 || !isProse(rest) || passwordShape(value) > 0;
  if (nearness === 'cell')
    return tokensOf(rest).length <= 2 || passwordShape(value) >= LABELLED_SHAPE;
  if (nearness === 'below' && tokensOf(rest).length > 3) return false;
  return passwordShape(value) >= (nearness === 'verb' ? 0.3 : LABELLED_SHAPE);
}

/** Whether a program computes the value instead of writing it down. */
const isComputed = (value: string, rest: string): boolean =>
  !isQuoted(rest) && (isExpression(value) || isExpression(rest));

function isOpenValue(rest: string, line: string, nearness: Nearness): boolean {
  const value = firstValue(rest);
  if (isNoValue(value) || isComputed(value, rest)) return false;
  if (/^\d+$/.test(value))
    return value.length >= 4 && nearness !== 'beside' && nearness !== 'below';
  if (AMOUNT.test(value) && !isNear(nearness)) return false;
  return /^[\p{L}'’-]+[.!?]?$/u.test(value)
    ? isOpenWords(rest, line, nearness)
    : isOpenMix(value, rest, nearness);
}

/** A sentence that lost its spaces: "Lastchanged3monthsago". */
const isGluedProse = (value: string, least = 0.75): boolean =>
  value.replace(/[^\p{L}]/gu, '').length >= 7 && coverByPlainWords(value) >= least;

/** Something a machine made: long, or of mixed characters. */
function isTokenValue(rest: string, nearness: Nearness): boolean {
  const value = firstValue(rest);
  if (isNoValue(value) || isComputed(value, rest)) return false;
  if (value.length < 8 || isVariableName(value) || !/^[\x21-\x7e]+$/.test(value)) return false;
  if (/[(){}<>]/.test(value) || isGluedProse(value)) return false;
  if (!/\d/.test(value))
    return value.length >= 20 && !isProse(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
  if (value.length >= 16) return /[a-z]/i.test(value);
  if (/^[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){2,}$/.test(value)) return true;
  return passwordShape(value) >= LABELLED_SHAPE && nearness !== 'below';
}

/** Whether what stands at a label's side is the secret that the label announces. */
export function isSecretValue(
  rest: string,
  demand: Demand,
  nearness: Nearness,
  line: string,
): boolean {
  switch (demand) {
    case 'open':
      return isOpenValue(rest, line, nearness);
    case 'digits':
      return beginsWithCode(rest, nearness);
    case 'token':
      return isTokenValue(rest, nearness);
    case 'phrase':
      return isPassphrase(rest.replace(/\d+[.)]\s*/g, ''));
    case 'pair':
      return false;
  }
}
