import type { MessageKey } from './message-key';

/** The text of a key; substitutions in the order of its placeholders, at most nine. */
export type Translate = (key: MessageKey, ...substitutions: readonly string[]) => string;

/** `browser.i18n.getMessage`, or what stands in for it where there is no extension. */
export type GetMessage = (key: MessageKey, substitutions: string[]) => string;

export const translateWith =
  (getMessage: GetMessage): Translate =>
  (key, ...substitutions) =>
    getMessage(key, [...substitutions]);
