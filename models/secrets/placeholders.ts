import { plainLetters } from './fold-text.ts';
import { isPlainWord } from './plain-words.ts';

/** What a field shows instead of the secret; readers make dots, noughts or bullets of it. */
const MASK = /^[•●∙·⋅*.…xX#_\-–°○◦▪■█▇]{3,}$/u;
const PARTLY_MASKED = /[•●∙*…█▇]{3,}|\.{3,}|[xX]{4,}|#{4,}|_{4,}/u;
/** Bullets read as letters: one and the same many times. */
const REPEATED = /^([oO0ceCE.])\1{5,}$/;

/** Whether the secret itself is hidden already, whole or in part. */
export const isMasked = (value: string): boolean =>
  MASK.test(value) || REPEATED.test(value) || PARTLY_MASKED.test(value);

const BRACKETED = /^(?:<[^>]*>?|\[[^\]]*\]?|\{\{?[^}]*\}?\}?|%[^%]+%|__\w+__|«.*»?)$/;
const REFERENCE =
  /^(?:\$[({]|\$[A-Za-z_]\w*[;,)]*$|%[({]|\{|<|@[A-Za-z_]+$|!(?:Ref|Sub|vault)|op:\/\/|vault:|ref\+|secret:|arn:)/;
const STAND_IN =
  /^(?:your|ihre?|deine?|my|meine?|enter|insert|some|example|beispiel|replace|redacted|placeholder|platzhalter|dummy|todo|tbd|foobar|foo|bar|string|fixme)[a-z]*$/;
const NOTHING =
  /^(?:null|none|nil|undefined|true|false|yes|no|ja|nein|n\/?a|empty|leer|nan|void|keine?s?|unset|off|on)$/;

/** Whether a value only says where a secret would go, or where it comes from. */
export function isPlaceholder(value: string): boolean {
  const plain = plainLetters(value).replace(/[;,)]+$/, '');
  return (
    BRACKETED.test(value) ||
    REFERENCE.test(value) ||
    NOTHING.test(plain) ||
    STAND_IN.test(plain.replace(/[^a-z0-9]/g, ''))
  );
}

const CALL = /^[\p{L}_$][\p{L}\p{N}_$.:?!]*(?:->\w+)*\(/u;
const MEMBER = /^[A-Za-z_$][A-Za-z0-9_$]*(?:(?:\??\.|::|->)[A-Za-z_$][A-Za-z0-9_$]*)+[;,)]*$/;
const INDEXED = /^[A-Za-z_$][\w$.]*\[/;
const KEYWORD =
  /^(?:await|new|return|async|function|lambda|typeof|SELECT|input|NOT|this|self|process|os|env|z|str|string|number|bytes|bool|boolean|String|Option|Optional|Vec|char|VARCHAR|TEXT|any|unknown)\b/;
const ARROW = /=>|&&|\|\||===?|!==?/;

/** Whether a value is an expression of a program, which names a secret and does not hold it. */
export const isExpression = (value: string): boolean =>
  CALL.test(value) ||
  MEMBER.test(value) ||
  INDEXED.test(value) ||
  KEYWORD.test(value) ||
  ARROW.test(value);

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*[;,)]*$/;
const ABOUT_SECRETS =
  /^(?:password|passwort|passwd|pwd|pw|pass|token|secret|key|pin|code|credentials?|hash|login|kennwort|apikey)s?\d?$/;

/** `userPassword` or `new_token`: the name of a variable, made of plain words and no digits. */
export function isVariableName(value: string): boolean {
  if (!IDENTIFIER.test(value)) return false;
  const parts = value
    .replace(/[;,)]+$/, '')
    .split(/_|(?<=[a-z])(?=[A-Z])/)
    .filter(Boolean)
    .map((part) => part.toLowerCase());
  if (parts.some((part) => ABOUT_SECRETS.test(part))) return true;
  return parts.length > 1 && parts.every((part) => isPlainWord(part));
}
