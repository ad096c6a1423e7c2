import { MADE_UP } from './made-up.ts';
import type { Random } from './random.ts';

/** What a picture shows: decides layout, fonts and colours. */
export type Scene =
  | 'terminal'
  | 'editor'
  | 'mail'
  | 'chat'
  | 'slide'
  | 'manager'
  | 'table'
  | 'page'
  | 'board'
  | 'sticky'
  | 'paper'
  | 'label';

/**
 * How a screen or sheet is worded. One line of `text` is one line of the picture, "¦" parts it
 * into cells, "§" at the front of a line or cell marks a secret, `{name}` is made up
 * (`made-up.ts`), and "‹a|b|c›" is one of its parts.
 */
export interface Wording {
  readonly scene: Scene | readonly Scene[];
  readonly text: string;
}

export interface Cell {
  readonly text: string;
  readonly isSecret: boolean;
}

export type Row = readonly Cell[];

/** One screen or sheet, worded. */
export interface Draft {
  readonly scene: Scene;
  readonly rows: readonly Row[];
  /** Whether any cell is secret. */
  readonly hasSecret: boolean;
  /** Number of the wording in its half, for reports. */
  readonly wording: number;
}

const CHOICE = /‹([^‹›]*)›/;

function choose(text: string, random: Random): string {
  let chosen = text;
  for (let found = CHOICE.exec(chosen); found; found = CHOICE.exec(chosen)) {
    chosen = chosen.replace(found[0], random.pick((found[1] ?? '').split('|')));
  }
  return chosen;
}

/** A name that is used twice in one draft, as `{user:1}`, means the same both times. */
function fill(text: string, random: Random, kept: Map<string, string>): string {
  return text.replace(/\{([a-z0-9]+)(:\d)?\}/g, (whole, name: string, again?: string) => {
    const make = MADE_UP[name];
    if (!make) return whole;
    const value = kept.get(whole) ?? make(random);
    if (again !== undefined) kept.set(whole, value);
    return value;
  });
}

function toCell(text: string): Cell {
  const isSecret = text.trimStart().startsWith('§');
  return { text: isSecret ? text.replace('§', '') : text, isSecret };
}

export function makeDraft(wording: Wording, number: number, random: Random): Draft {
  const scene = typeof wording.scene === 'string' ? wording.scene : random.pick(wording.scene);
  const kept = new Map<string, string>();
  const rows = wording.text
    .replace(/^\n|\n\s*$/g, '')
    .split('\n')
    .map((line) => fill(choose(line, random), random, kept))
    .map((line) => line.split('¦').map(toCell));
  const hasSecret = rows.some((row) => row.some(({ isSecret }) => isSecret));
  return { scene, rows, hasSecret, wording: number };
}
