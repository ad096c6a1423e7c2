import type messages from '../../public/_locales/en/messages.json';

/** Every text of Lenscap, by the key it has in `_locales`. */
export type MessageKey = keyof typeof messages;
