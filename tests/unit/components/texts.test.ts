import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../../components/text/catalogue.ts';
import de from '../../../public/_locales/de/messages.json';
import en from '../../../public/_locales/en/messages.json';

type Entries = Readonly<Record<string, CatalogueEntry>>;

const ROOT = resolve(import.meta.dirname, '../../..');

/** Same in both languages, as names are. */
const SAME_IN_BOTH = new Set(['extName', 'chipLabel', 'ledgerLive']);

/** Where texts are used. */
function readSources(): string {
  const files = ['components', 'entrypoints'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(ROOT, folder, path)),
  );
  return [...files, join(ROOT, 'wxt.config.ts')].map((path) => readFileSync(path, 'utf8')).join();
}

const unused = (entries: Entries, sources: string): string[] =>
  Object.keys(entries).filter(
    (key) => !sources.includes(`'${key}'`) && !sources.includes(`__MSG_${key}__`),
  );

/** Keys that sources name in a manifest or a direct call; any other is checked by its type. */
const missing = (entries: Entries, sources: string): string[] =>
  [...sources.matchAll(/__MSG_(\w+?)__|\bt\('(\w+)'/g)]
    .map(([, inManifest, inCall]) => inManifest ?? inCall ?? '')
    .filter((key) => !(key in entries));

const untranslated = (one: Entries, other: Entries): string[] =>
  Object.keys(one).filter(
    (key) =>
      !other[key]?.message.trim() ||
      (one[key]?.message === other[key]?.message && !SAME_IN_BOTH.has(key)),
  );

const placeholdersOf = (entry: CatalogueEntry | undefined): string[] =>
  [...(entry?.message ?? '').matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name).sort();

describe('texts', () => {
  const sources = readSources();

  it('are all used, all there and all translated', () => {
    expect(unused(en, sources)).toEqual([]);
    expect(missing(en, sources)).toEqual([]);
    expect(untranslated(en, de)).toEqual([]);
    expect(untranslated(de, en)).toEqual([]);
  });

  it('would be noticed if they were not', () => {
    const more: Entries = { ...en, strayText: { message: 'Stray' } };
    expect(unused(more, sources)).toEqual(['strayText']);
    expect(missing(en, `${sources} t('absentText')`)).toEqual(['absentText']);
    expect(untranslated(more, de)).toEqual(['strayText']);
    expect(untranslated(more, { ...de, strayText: { message: 'Stray' } })).toEqual(['strayText']);
  });

  it.each(Object.keys(en))('has the same placeholders in both languages: %s', (key) => {
    const entries: readonly (CatalogueEntry | undefined)[] = [
      (en as Entries)[key],
      (de as Entries)[key],
    ];
    const [one, other] = entries.map(placeholdersOf);
    expect(other).toEqual(one);
    for (const entry of entries) {
      const declared = Object.keys(entry?.placeholders ?? {}).map((name) => name.toUpperCase());
      expect(declared.sort()).toEqual(placeholdersOf(entry));
    }
  });
});
