import { plainLetters } from './fold-text.ts';
import { trimMarks } from './harmless-shapes.ts';

/** How a label and what follows it in its line belong together. */
export type Link = 'separator' | 'verb' | 'adjacent' | 'open';

export interface Follow {
  /**
   * `separator`: after a colon, equals sign or arrow. `verb`: after "is", "lautet". `adjacent`: right
   * behind the label. `open`: nothing more is in this line, the value may be in another one.
   */
  readonly link: Link;
  /** All that follows, trimmed. */
  readonly rest: string;
  /** Whether words of explanation stand between label and separator. */
  readonly explained: boolean;
}

/** What may close the label itself: a quote, a bracket, emphasis. */
const CLOSING = /^["'`’”»)\]}*_?]*[.,]?(?=\s|$|[:=|>→-])|^["'`’”»)\]}*_]+/u;
const SEPARATOR = /\s*(?::=|=>|[-–—]+>|→|⇒|={1,3}|:|\||\s[-–—]\s)\s*/u;
const VERB =
  /^(.{0,40}?)(?:^|\s|(?<=\p{L}))(?:is now|is|ist jetzt|ist|lautet|lauten|are|sind|was|war|heißt|heisst|heiBt|changed to|set to|to|auf|als|in)(?:\s+|(?=["'„“‚\d])|:\s*|(?<=lautet|ist|is|to|auf)(?=\p{Lu}))/u;

/** Longer explanations are sentences of their own. */
const LONGEST_EXPLANATION = 48;
const SENTENCE_END = /[.!?;,](?:\s|$)/;

/** Words that make the label a topic: what follows is about the secret, not the secret. */
const TOPIC = new RegExp(
  `^(?:${`expir\\w* last policy polic\\w+ strength length len min max minimum maximum type types count
  counter size id ids uid name names age hint hints manager field fields status state limit limits attempts? retries version
  usage used hash hashes hashed hasher hashing rotat\\w* lifetime ttl algorithm algo url uri urls endpoint file files path dir store
  storage vault input box generator generated validation valid validator verify verification form page prompt
  required require requirements rules? settings? options? protected protection management budget price cost costs per
  limit window expiry ablauf\\w* abgelaufen richtlinie\\w* starke lange typ anzahl hinweis\\w* vergessen
  andern zurucksetzen gultig\\w* verwaltung erforderlich pflicht datei pfad feld regeln seite prufung
  provider service scope scopes audience issuer ref references? label placeholder column test tests error
  errors failed failure rejected invalid incorrect wrong authentication auth based enabled disabled source env var`.replace(
    /\s+/g,
    '|',
  )})$`,
);

/** "PASSWORD_MIN_LENGTH", "password expires": every word of what follows, however it is joined. */
const wordsOf = (text: string): string[] =>
  plainLetters(text.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .split(/[^a-z]+/)
    .filter(Boolean);

const isTopic = (between: string): boolean => wordsOf(between).some((word) => TOPIC.test(word));

function explains(between: string): boolean {
  const text = between.replace(/^\s*\([^)]*\)/, '');
  return (
    text.length <= LONGEST_EXPLANATION &&
    wordsOf(text).length <= 6 &&
    !SENTENCE_END.test(text) &&
    !isTopic(text)
  );
}

/** "… for the wiki is", "… lautet": the value is in the next line. */
const TRAILING_VERB = /^[^.!?:]{0,40}?(?:is|are|ist|lautet|lauten|sind|war|was)\s*:?\s*$/i;

const isNothing = (rest: string): boolean => /^[\s.:=!,;|*>→…-]*$/u.test(rest);

/** The line's end after a label, `after`, taken apart; null when the label is only a topic. */
export function readFollow(after: string): Follow | null {
  const text = after.replace(CLOSING, '');
  if (isNothing(text) || TRAILING_VERB.test(text))
    return { link: 'open', rest: '', explained: false };
  const separator = SEPARATOR.exec(text);
  if (separator) {
    const between = text.slice(0, separator.index);
    const rest = text.slice(separator.index + separator[0].length).trim();
    if (isTopic(between) && between.length <= LONGEST_EXPLANATION) return null;
    if (explains(between)) {
      const explained = between.trim() !== '';
      return { link: isNothing(rest) ? 'open' : 'separator', rest, explained };
    }
  }
  const verb = VERB.exec(text);
  if (verb && explains(verb[1] ?? '')) {
    return { link: 'verb', rest: text.slice(verb[0].length).trim(), explained: false };
  }
  return { link: 'adjacent', rest: text.trim(), explained: false };
}

const QUOTED = /^["'`“„‚‘«»]([^"'`”“’‘»«]{1,80})["'`”“’‘»«]?/u;

/** The first thing in `rest` that can be a value: what is in quotes, or up to the next space. */
export function firstValue(rest: string): string {
  const quoted = QUOTED.exec(rest)?.[1];
  if (quoted !== undefined) return quoted.trim();
  const token = /^\S+/.exec(rest)?.[0] ?? '';
  return token.replace(/(?<=.)[,;)\]"'`]+$|(?<=\p{Ll}{3})\.$/u, '');
}

export const isQuoted = (rest: string): boolean => QUOTED.test(rest);

/** Every token of a text without the marks that a sentence puts around it. */
export const tokensOf = (text: string): string[] =>
  text.split(/\s+/).map(trimMarks).filter(Boolean);
