import { findLabels, type LabelAt } from './find-labels.ts';
import type { SecretKind, Surface } from './finding.ts';
import { withoutIdentifiers } from './identifiers.ts';
import { isSecretValue } from './judge-value.ts';
import { LABELLED_SHAPE, LONELY_SHAPE, passwordShape } from './password-shape.ts';
import { isMasked, isPlaceholder } from './placeholders.ts';
import { isPlainWord, isProse } from './plain-words.ts';
import { readFollow, tokensOf } from './value-after-label.ts';

/** What a line says about secrets by itself. */
export interface LabelledLine {
  /** A secret is in this line. */
  readonly secret: SecretKind | null;
  /** A label for which the value is not in this line, so it may be beside or below. */
  readonly announces: Announcement | null;
}

export interface Announcement extends LabelAt {
  /** The line says nothing else: a field's label, a table's header, a heading. */
  readonly isAlone: boolean;
  /** It ends with a colon or the like: the value is bound to follow. */
  readonly isCalling: boolean;
  /** A name stands behind it: the password may be the next line. */
  readonly hasName: boolean;
  /** The line only speaks of it: an answer may follow. */
  readonly isMention: boolean;
}

const NOTHING: LabelledLine = { secret: null, announces: null };

/** Letters among the digits may be misread ones. */
const ONE_TIME =
  /(?<![\d.,:/-])(?:\b[A-Z]-)?(?=(?:[^\d\s]*\d){3})([\dOIlSB]{3}[ -]?[\dOIlSB]{3}|[\dOIlSB]{4,8})(?![\w.,:/-]*\d)/;

/** "482913 is your verification code": the code comes first. */
function hasCodeBefore(text: string, label: LabelAt): boolean {
  if (label.kind !== 'otp') return false;
  const before = text.slice(0, label.start);
  return (
    ONE_TIME.test(before) && /(?:is|ist|as|als)\b|^\D{0,3}\d[\dOIlSB -]+\D{0,12}$/i.test(before)
  );
}

/** Anything else in a line with a label that looks like a password by itself. */
function hasShapedToken(text: string, label: LabelAt): boolean {
  if (label.demand === 'digits' || label.demand === 'phrase') return false;
  if (label.kind === 'wifi' && /(?:name|ssid|netz|network)\w*\s*[:=]/i.test(text)) return false;
  const others = withoutIdentifiers(`${text.slice(0, label.start)} ${text.slice(label.end)}`);
  return tokensOf(others).some(
    (token) =>
      !/^\w+=/.test(token) &&
      passwordShape(token) >= LONELY_SHAPE &&
      !(label.kind === 'wifi' && isNetworkName(token)) &&
      !isMasked(token) &&
      !isPlaceholder(token) &&
      !isProse(token),
  );
}

/** Names that networks go by: they look like passwords and are shown to everybody. */
const NETWORK_NAME =
  /^(?:fritz|vodafone|telekom|o2|wlan|speedport|tp-?link|netgear|linksys|easybox|d-?link|guest|gast|office|home|eduroam|iphone|android|magenta|wifi|freewifi|hotspot)/i;

export const isNetworkName = (token: string): boolean => NETWORK_NAME.test(token);

/** "admin / Sommer24", "root:toor": name and password, where something announces both. */
export function isPairOfNameAndSecret(text: string): boolean {
  const rest = text.replace(/^[^:/]{0,30}:\s/, '').replace(/^[\s:=–-]+/, '');
  const [, name = '', secret = ''] =
    /^(\S+?)\s*(?:\/|\s[-–|]\s|\||(?<=\w):(?=\S))\s*(\S+)$/.exec(rest) ?? [];
  if (!name || !secret || isMasked(secret) || isPlaceholder(secret)) return false;
  if (/^[\d.:/]+$/.test(name) || /^\/|^(?:https?|www)/.test(secret + name)) return false;
  if (!/\p{L}/u.test(secret)) return /^\d{4,8}$/.test(secret);
  if (passwordShape(secret) >= LABELLED_SHAPE) return true;
  return !isPlainWord(secret) && /^[\p{L}\d!?_-]{4,20}$/u.test(secret);
}

/** What makes of "code" and "key" something that everybody may see. */
const HARMLESS_OWNER =
  /(?:error|exit|status|zip|postal|country|area|product|item|dress|source|response|http|return|booking|colou?r|currency|promo|discount|voucher|bar|qr|post|gutschein|fehler|artikel|rabatt|dial|reason|state|key|language|public|primary|foreign|sort|partition|object|cache|translation|arrow|hot|shortcut|unique|map|storage|index|tracking|sendungs|bestell|morse|stock|sap|hs|clean|vs|legacy|buchungs|lander|bank|swift|bic)[\s_-]*$/i;

/** Short common words, which are labels only with nothing harmless before and a sign behind them. */
const isVague = (text: string, { start, end }: LabelAt): boolean =>
  /^(?:codes?|keys?)$/i.test(text.slice(start, end)) &&
  (HARMLESS_OWNER.test(text.slice(0, start)) ||
    !/^["']?\s*[:=]|\s*(?:is|ist|lautet)\s/.test(text.slice(end)));

function judgeLabel(text: string, label: LabelAt): boolean {
  if (isVague(text, label)) return false;
  if (label.demand === 'pair') {
    return isPairOfNameAndSecret(text.slice(label.end)) || hasShapedToken(text, label);
  }
  const follow = readFollow(text.slice(label.end));
  if (!follow) return false;
  const { link, rest } = follow;
  if (link !== 'open' && isSecretValue(rest, label.demand, link, text)) return true;
  return hasCodeBefore(text, label) || hasShapedToken(text, label);
}

const wordsBefore = (text: string, label: LabelAt): number =>
  tokensOf(text.slice(0, label.start)).length;

/** The last label of a line, with how much it promises about other lines. */
function announcementIn(text: string, labels: readonly LabelAt[]): Announcement | null {
  const label = labels.findLast(({ demand }) => demand !== 'pair') ?? labels.at(-1);
  if (!label || /=\s*$/.test(text) || isVague(`${text}:`, label)) return null;
  const rest = text.slice(label.end);
  const isHeading = label.demand === 'pair' && /^\D+$/.test(text) && tokensOf(text).length <= 3;
  const isAlone =
    (isHeading && !/[:=]\s*\S/.test(rest)) ||
    (wordsBefore(text, label) <= 2 && /^[^\p{L}\d]*(?:\([^)]*\))?[^\p{L}\d]*$/u.test(rest));
  const follow = readFollow(rest);
  if (!follow) return null;
  const isOpen = follow.link === 'open';
  const isCalling = isOpen && /(?:[:→>-]|\b(?:is|ist|lautet|lauten|are|sind))\s*$/u.test(text);
  const hasName =
    label.demand === 'pair' && follow.link === 'separator' && tokensOf(rest).length <= 2;
  const isMention = !isAlone && !isCalling && !hasName;
  return { ...label, isAlone, isCalling, hasName, isMention };
}

/** Judges one line by the words in it that announce a secret. */
export function judgeLabels(text: string, surface: Surface): LabelledLine {
  const labels = findLabels(text, surface);
  if (labels.length === 0) return NOTHING;
  const leading = labels.find((label) => judgeLabel(text, label));
  if (leading) {
    const isWifi = labels.some(({ kind }) => kind === 'wifi');
    return { secret: isWifi ? 'wifi' : leading.kind, announces: null };
  }
  return { secret: null, announces: announcementIn(text, labels) };
}
