import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Translate } from './translate';

/** What a component needs to speak to the person. */
export interface Text {
  readonly t: Translate;
  /** BCP 47 tag of the language that `t` answers in; dates and numbers follow it. */
  readonly language: string;
}

export const TextContext = createContext<Text | null>(null);

export function useText(): Text {
  const text = useContext(TextContext);
  if (!text) throw new Error('A component was rendered outside of a TextContext.');
  return text;
}
