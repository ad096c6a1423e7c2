import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeText, withManifest, writeFolder } from '../../../scripts/models/artifacts.ts';
import { checkSource, sha256 } from '../../../scripts/models/source-package.ts';

const folder = withManifest({ name: 'net', files: new Map([['a.bin', encodeText('weights')]]) });
let parent: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'lenscap-models-'));
});
afterEach(() => rm(parent, { recursive: true }));

test('the manifest lists size and hash of each file', async () => {
  await writeFolder(parent, folder);
  const manifest: unknown = JSON.parse(await readFile(join(parent, 'net/manifest.json'), 'utf8'));
  expect(manifest).toEqual({
    version: 1,
    files: { 'a.bin': { bytes: 7, sha256: sha256(encodeText('weights')) } },
  });
});

test('a second run leaves the files alone', async () => {
  expect(await writeFolder(parent, folder)).toBe(true);
  const before = await stat(join(parent, 'net/a.bin'));
  expect(await writeFolder(parent, folder)).toBe(false);
  expect((await stat(join(parent, 'net/a.bin'))).mtimeMs).toBe(before.mtimeMs);
});

test('a damaged file is written again and a file that does not belong goes', async () => {
  await writeFolder(parent, folder);
  await writeFile(join(parent, 'net/a.bin'), 'weigh');
  await writeFile(join(parent, 'net/old.bin'), 'left over');
  expect(await writeFolder(parent, folder)).toBe(true);
  expect(await readFile(join(parent, 'net/a.bin'), 'utf8')).toBe('weights');
  expect((await readdir(join(parent, 'net'))).sort()).toEqual(['a.bin', 'manifest.json']);
});

test('a source that is not the pinned one is refused in one line', () => {
  const bytes = encodeText('the reviewed file');
  const source = { packageName: 'a-net', path: 'net.tflite', sha256: sha256(bytes) };
  expect(checkSource(source, bytes)).toBe(bytes);
  expect(() => checkSource(source, encodeText('another file'))).toThrow(
    /^a-net\/net\.tflite has sha256 [0-9a-f]{64}, but [0-9a-f]{64} is the one that was reviewed$/,
  );
});
