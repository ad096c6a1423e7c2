import { expect, test } from 'vitest';
import { loadModelFiles, ModelFileError } from '../../../models/runtime/model-files.ts';
import { encodeText, withManifest } from '../../../scripts/models/artifacts.ts';
import { loadFrom } from './built-models.ts';

const WEIGHTS = encodeText('these are the weights');

/** The files of a folder `net/` with one file in it, after some change. */
function files(change: (files: Map<string, Uint8Array>) => void = () => {}) {
  const folder = withManifest({ name: 'net', files: new Map([['a.bin', WEIGHTS]]) });
  const all = new Map([...folder.files].map(([name, bytes]) => [`net/${name}`, bytes]));
  change(all);
  return loadFrom(all);
}

test('intact files are handed over in buffers of their own', async () => {
  const loaded = await loadModelFiles(files(), 'net', ['a.bin']);
  expect(loaded['a.bin']).toEqual(WEIGHTS);
  expect(loaded['a.bin'].buffer).not.toBe(WEIGHTS.buffer);
  expect(loaded['a.bin'].buffer.byteLength).toBe(WEIGHTS.byteLength);
});

const altered = Uint8Array.from(WEIGHTS, (byte, i) => (i === 5 ? byte ^ 1 : byte));
const DAMAGE: readonly [string, (all: Map<string, Uint8Array>) => void, string][] = [
  ['no manifest', (all) => all.delete('net/manifest.json'), 'net/manifest.json cannot be loaded'],
  ['an empty manifest', (all) => all.set('net/manifest.json', encodeText('')), 'is not JSON'],
  ['half a manifest', (all) => all.set('net/manifest.json', encodeText('{"ver')), 'is not JSON'],
  [
    'a manifest of another kind',
    (all) => all.set('net/manifest.json', encodeText('[]')),
    'is not a',
  ],
  [
    'a manifest with a wrong entry',
    (all) => all.set('net/manifest.json', encodeText('{"version":1,"files":{"a.bin":7}}')),
    'describes a.bin wrongly',
  ],
  [
    'a file the manifest does not know',
    (all) => all.set('net/manifest.json', encodeText('{"version":1,"files":{}}')),
    'does not list a.bin',
  ],
  ['a missing file', (all) => all.delete('net/a.bin'), 'net/a.bin cannot be loaded'],
  [
    'a file cut off',
    (all) => all.set('net/a.bin', WEIGHTS.subarray(0, 9)),
    'has 9 bytes instead of',
  ],
  ['one bit changed', (all) => all.set('net/a.bin', altered), 'was altered'],
];

test.each(DAMAGE)('%s is a ModelFileError', async (_, change, message) => {
  const loading = loadModelFiles(files(change), 'net', ['a.bin']);
  await expect(loading).rejects.toThrow(ModelFileError);
  await expect(loading).rejects.toThrow(message);
});
