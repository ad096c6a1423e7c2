import type { Translate } from '../text/translate';

/** What `navigator.keyboard.getLayoutMap()` gives: the character of a key on the person's keyboard. */
export interface KeyLayout {
  get(code: string): string | undefined;
}

/** The name of a key as it is printed on it. @param code `KeyboardEvent.code`. */
export function keyName(code: string, t: Translate, layout: KeyLayout | null): string {
  if (code === 'Space') return t('keySpace');
  const character = layout?.get(code);
  if (character) return character.toLocaleUpperCase();
  const [, letter] = /^(?:Key|Digit)(\w)$/.exec(code) ?? [];
  if (letter) return letter;
  const [, name, side] = /^(Control|Shift|Alt|Meta)(Left|Right)$/.exec(code) ?? [];
  if (name) return t(side === 'Left' ? 'keyOnLeft' : 'keyOnRight', NAMES[name] ?? name);
  // "NumpadEnter" → "Numpad Enter"
  return code.replace(/(?<=[a-z])(?=[A-Z0-9])/g, ' ');
}

const NAMES: Readonly<Record<string, string>> = { Control: 'Ctrl' };
