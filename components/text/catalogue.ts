import type { MessageKey } from './message-key';
import type { GetMessage } from './translate';

/** One entry of a `_locales/<language>/messages.json`. */
export interface CatalogueEntry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

export type Catalogue = Readonly<Record<MessageKey, CatalogueEntry>>;

/** Reads a catalogue as the browser's `i18n.getMessage` does, for pages outside the extension. */
export const getMessageFrom =
  (catalogue: Catalogue): GetMessage =>
  (key, substitutions) => {
    const { message, placeholders = {} } = catalogue[key];
    return message
      .replace(/\$(\w+)\$/g, (_, name: string) => placeholders[name.toLowerCase()]?.content ?? '')
      .replace(/\$([1-9])/g, (_, index: string) => substitutions[Number(index) - 1] ?? '');
  };
