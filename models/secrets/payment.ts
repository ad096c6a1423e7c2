import type { SecretKind } from './finding.ts';
import { asDigits } from './misread-digits.ts';

/** Luhn's check: ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].toReversed().entries()) {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const CARD =
  /(?<![\d.,-])(?:[2-6][\dOIlSB]{3}[ -]?(?:[\dOIlSB]{4}[ -]?){2}[\dOIlSB]{4}|3[47][\dOIlSB]{2}[ -]?[\dOIlSB]{6}[ -]?[\dOIlSB]{5})(?![\d-])/;
const CARD_CONTEXT =
  /card|karte|visa|master|amex|maestro|credit|kredit|debit|exp(?:iry|ires)?\b|valid|gültig|cvv|cvc|\b\d{2}\/\d{2}\b/i;
/** First digits of the issuers' ranges. */
const ISSUER = /^(?:4|5[1-5]|2[2-7]|3[47]|6(?:011|4|5))/;

/** In groups as on the card, or named as one, or with the check digit right: two of these. */
function hasCard(text: string, around: string): boolean {
  const found = CARD.exec(text)?.[0];
  if (found === undefined) return false;
  const digits = asDigits(found).replace(/\D/g, '');
  const isGrouped = /[ -]/.test(found);
  const signs = [isGrouped, CARD_CONTEXT.test(around), passesLuhn(digits)].filter(Boolean).length;
  return signs >= 2 && ISSUER.test(digits);
}

/** Length of an IBAN by country: SWIFT, IBAN registry; where most people meet them. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  TR: 26,
  UA: 29,
};

/** Remainder 1 of the rearranged number: ISO 13616-1. */
export function passesIbanCheck(iban: string): boolean {
  let remainder = 0;
  for (const character of `${iban.slice(4)}${iban.slice(0, 4)}`) {
    const value = Number.parseInt(character, 36);
    if (Number.isNaN(value)) return false;
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

const IBAN = /(?:\b|IBAN)([A-Z]{2})[ ]?([\dOIlSB]{2}(?:[ ]?[A-Z0-9lO]{2,4}){3,8})(?![A-Za-z0-9])/g;

function hasIban(text: string, around: string): boolean {
  for (const [, country = '', rest = ''] of text.matchAll(IBAN)) {
    const length = IBAN_LENGTHS[country];
    const compact = `${country}${rest}`.replaceAll(' ', '');
    if (length === undefined || Math.abs(compact.length - length) > 1) continue;
    const digits = `${country}${asDigits(compact.slice(2))}`;
    const isRight =
      compact.length === length && (passesIbanCheck(compact) || passesIbanCheck(digits));
    if (isRight || /iban|konto|account|bank/i.test(around)) return true;
    if (/^\S{4} \S{4} \S{4} /.test(`${country}${rest}`) && /^\d+$/.test(digits.slice(2)))
      return true;
  }
  return false;
}

/**
 * Card numbers and IBANs. A right check digit raises the suspicion, a wrong one does not clear:
 * one digit may have been misread. `around` is the text of the lines near by.
 */
export function judgePayment(text: string, around: string): SecretKind | null {
  if (hasIban(text, around)) return 'iban';
  return hasCard(text, around) ? 'card' : null;
}
