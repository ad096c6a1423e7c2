import * as v from 'valibot';
import { isPictureUrl } from '../background-effect';
import { LAPSES } from '../lapse';
import { isEntry, isPattern, MOST_ENTRIES, READING_MODES } from '../reading-rules';
import { CAREFUL_SETTINGS, SETTINGS_VERSION, type Settings } from './settings';

/** `https://meet.example`, with a port if it has one. */
export const origin = v.pipe(v.string(), v.regex(/^https?:\/\/[^/\s]+$/));

/** Milliseconds; `null` for never. */
const length = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)));

const lapseRule = v.strictObject({ remindAfterMs: length, coverAfterMs: length });

const lapseRules = v.strictObject(v.entriesFromList(LAPSES, lapseRule)) satisfies v.GenericSchema<
  unknown,
  Settings['lapses']
>;

/** Codes of the UI Events standard, such as `Space`, `KeyT`, `F13`. */
export const keyCode = v.pipe(v.string(), v.regex(/^[A-Z][A-Za-z0-9]{1,31}$/));

const picture = v.strictObject({
  kind: v.literal('picture'),
  url: v.custom<string>(isPictureUrl),
});

const background = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({ kind: v.literal('blur'), strength: v.picklist(['light', 'strong']) }),
  v.strictObject({
    kind: v.literal('colour'),
    colour: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i)),
  }),
  picture,
]);

const cover = v.variant('kind', [
  v.strictObject({ kind: v.literal('neutral') }),
  v.strictObject({ kind: v.literal('frozen') }),
  picture,
]);

const sharing = v.strictObject({
  confirmEverything: v.optional(v.boolean(), false),
  neverWholeScreen: v.optional(v.boolean(), false),
});

const entries = v.pipe(
  v.array(v.pipe(v.string(), v.trim(), v.check(isEntry))),
  v.maxLength(MOST_ENTRIES),
);

export const readingMode = v.picklist(READING_MODES);
export const hiddenWords = entries;
export const hiddenPatterns = v.pipe(entries, v.everyItem(isPattern));

export const READING_SCHEMA = v.strictObject({
  mode: v.optional(readingMode, CAREFUL_SETTINGS.reading.mode),
  words: v.optional(hiddenWords, []),
  patterns: v.optional(hiddenPatterns, []),
});

export const ruledKinds = v.pipe(
  v.array(v.picklist(['camera', 'microphone'])),
  v.transform((kinds) => [...new Set(kinds)]),
);

/** A field that is left out is as the preset "Careful" has it; one that is not known is refused. */
export const SETTINGS_SCHEMA = v.strictObject({
  version: v.literal(SETTINGS_VERSION),
  lapses: v.optional(lapseRules, CAREFUL_SETTINGS.lapses),
  alwaysLive: v.optional(v.record(origin, ruledKinds), {}),
  pushToTalkKey: v.optional(v.nullable(keyCode), null),
  sharing: v.optional(sharing, {}),
  background: v.optional(background, CAREFUL_SETTINGS.background),
  cover: v.optional(cover, CAREFUL_SETTINGS.cover),
  privateAttention: v.optional(v.array(origin), []),
  neutralLabels: v.optional(v.array(origin), []),
  reading: v.optional(READING_SCHEMA, {}),
}) satisfies v.GenericSchema<unknown, Settings>;
