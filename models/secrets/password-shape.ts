import { isHarmlessShape, isHashOrId } from './harmless-shapes.ts';

/** What a token is made of. */
interface Make {
  readonly lower: number;
  readonly upper: number;
  readonly digits: number;
  /** Marks that people and generators put into passwords, and that prose seldom puts into words. */
  readonly marks: number;
  /** Brackets, quotes, dots: as frequent in programs and prose. */
  readonly others: number;
  /** How often the class changes from one character to the next; a capital begins a word. */
  readonly changes: number;
  /** Letters that belong to something pronounceable. */
  readonly spoken: number;
}

const MARKS = /[!@#$%^&*?+=~§€]/;

type CharacterClass = 'lower' | 'upper' | 'digits' | 'marks' | 'others';

/** Of the characters that nearly all texts are made of, by their codes. */
const ASCII = Array.from({ length: 128 }, (_, code) => findClass(String.fromCharCode(code)));

const classOf = (character: string): CharacterClass =>
  ASCII[character.charCodeAt(0)] ?? findClass(character);

function findClass(character: string): CharacterClass {
  if (/\p{Ll}/u.test(character)) return 'lower';
  if (/\p{Lu}/u.test(character)) return 'upper';
  if (/\d/.test(character)) return 'digits';
  return MARKS.test(character) ? 'marks' : 'others';
}

/** A word-like run of at least three letters: vowels among them, and no crowd of consonants. */
function isSpoken(run: string): boolean {
  if (run.length < 3) return false;
  const vowels = run.match(/[aeiouyäöü]/gi)?.length ?? 0;
  const share = vowels / run.length;
  return (
    share >= 0.2 &&
    share <= 0.75 &&
    !/[bcdfghjklmnpqrstvwxz]{5}|[jqvx][bcdfghjklmnpqrstvwxz]{2}/i.test(run)
  );
}

const spokenLetters = (token: string): number =>
  (token.match(/\p{Lu}?\p{Ll}{2,}|\p{Lu}{3,}/gu) ?? [])
    .filter((run) => isSpoken(run))
    .reduce((sum, run) => sum + run.length, 0);

function makeOf(token: string): Make {
  const counts = { lower: 0, upper: 0, digits: 0, marks: 0, others: 0 };
  let changes = 0;
  let previous: keyof typeof counts | null = null;
  let wordBegins = false;
  for (const character of token) {
    const now = classOf(character);
    counts[now]++;
    const continuesWord = wordBegins && now === 'lower';
    if (previous !== null && now !== previous && !continuesWord) changes++;
    wordBegins = now === 'upper' && previous !== 'upper';
    previous = now;
  }
  return { ...counts, changes, spoken: spokenLetters(token) };
}

const kindsOf = ({ lower, upper, digits, marks }: Make): number =>
  [lower, upper, digits, marks].filter((count) => count > 0).length;

/** Marks that prose and programs put before or after a number or a name, and leetspeak does not. */
const ORDINARY_MARK =
  /^[@#$€§+~=&*?]|[€$]\d+(?:[.,]\d+)*$|\d[%€$]|[+*=~]\d|=|\?[a-z]|&[a-z]+;|\*\*|[a-z]\?[A-Z]?[a-z]*$|\$\{/i;
/** Brackets and the like: then it is a program, or two words that lost their space. */
const PROGRAM_MARK = /[(){}[\]<>;"'`\\|]|::|\.\w|,\w|\/\/|:\w/;

const SHORTEST = 6;
const LONGEST = 64;

/**
 * Share of class changes between neighbours from which a token was drawn at random: typed words with
 * digits at their end stay below .3, names of models and versions below .4.
 */
const RANDOM_CHANGES = 0.42;

function looksRandom(token: string, make: Make): boolean {
  const letters = make.lower + make.upper;
  const isVoiceless = make.spoken <= letters * 0.45;
  const changes = make.changes / (token.length - 1);
  if (make.upper === 0 || make.lower === 0 || make.digits + make.marks === 0) return false;
  if (make.digits === 0)
    return token.length >= 12 && changes >= 0.5 && isVoiceless && make.marks > 1;
  return token.length >= 8 && changes >= (token.length < 10 ? 0.5 : RANDOM_CHANGES) && isVoiceless;
}

/** Word, digits and a mark: what rules for passwords make people choose. */
function looksMadeUp(token: string, make: Make): boolean {
  if (make.marks === 0 || make.digits === 0 || make.lower < 2 || make.upper === 0) return false;
  return !ORDINARY_MARK.test(token) && make.digits <= 6 && make.marks <= 6;
}

/** Joins of words and numbers by marks that names, paths and expressions have too. */
const NAME_LIKE = /^[\p{L}]+(?:[-_.][\p{L}]+)+$/u;

/** For tokens that were not drawn at random: what people make of words, digits and marks. */
function chosenShape(token: string, make: Make): number {
  const letters = make.lower + make.upper;
  if (make.others > 3 || make.digits === 0) {
    return make.others <= 3 && make.marks > 0 && letters > 4 ? 0.3 : 0;
  }
  if (token.length >= 8 && looksMadeUp(token, make)) return 0.9;
  if (make.marks > 0 && letters >= 3) return kindsOf(make) > 3 ? 0.6 : 0.55;
  if (kindsOf(make) >= 3 && make.spoken <= letters * 0.45) return 0.6;
  return letters >= 3 ? 0.45 : 0;
}

/**
 * How much a token looks like a password, from what its characters are: 0 not at all, 1 very much.
 * Dates, versions, paths, addresses, hashes and identifiers are 0. Frequency of words plays no part:
 * "Sommer2024!" is easily guessed and still a password.
 */
export function passwordShape(token: string): number {
  if (token.length < SHORTEST || token.length > LONGEST) return 0;
  if (isHarmlessShape(token) || isHashOrId(token) || NAME_LIKE.test(token)) return 0;
  const make = makeOf(token);
  const isProgram = PROGRAM_MARK.test(token);
  if (!looksRandom(token, make)) return isProgram ? 0 : chosenShape(token, make);
  if (!isProgram) return make.marks > 0 ? 1 : 0.9;
  return make.changes / token.length >= 0.55 && make.digits > 0 ? 0.8 : 0.5;
}

/** A password without anything beside it that says so. */
export const UNLABELLED_SHAPE = 0.8;
/** A password that stands alone in its line. */
export const LONELY_SHAPE = 0.55;
/** A password near to a word that announces one. */
export const LABELLED_SHAPE = 0.4;
