import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TrackDescription } from './describe-tracks.ts';
import { CAPPED_ON_JOIN } from './guard-stage.ts';
import type { SdkRun } from './run-sdk.ts';
import type { VendorSdk } from './sdks.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
export const DOCUMENT = resolve(ROOT, 'docs/VENDOR-SDKS.md');

const BEGIN = '<!-- written by the test: begin -->\n';
const END = '<!-- written by the test: end -->';
const HEAD = `| SDK | Version | Opens with | Then | Compared | With Lenscap |
| --- | --- | --- | --- | --- | --- |
`;

/** Both runs of one SDK, and whether every comparison of the test held. */
export interface ComparedSdk {
  readonly sdk: VendorSdk;
  readonly bare: SdkRun;
  readonly same: boolean;
}

function installedVersion(packageName: string): string {
  const manifest = readFileSync(resolve(ROOT, 'node_modules', packageName, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

function nameTrack({ kind, settings }: TrackDescription): string {
  const { width, height } = settings as MediaTrackSettings;
  return kind === 'video' ? `camera ${width} × ${height}` : 'microphone';
}

const code = (text: string): string => `\`${text}\``;

function renderRow({ sdk, bare, same }: ComparedSdk): string {
  const [opened, , ...later] = bare.steps;
  const tracks = (opened?.tracks ?? []).map(nameTrack).join(', ');
  const calls = later.slice(0, -1).map(({ call }) => code(call));
  const yes = CAPPED_ON_JOIN ? 'capped on join, then the same' : 'the same';
  const cells = [
    sdk.packageName,
    installedVersion(sdk.packageName),
    code(sdk.call),
    calls.join('<br>') || '–',
    bare.hearsItself ? `${tracks}, loudness` : tracks,
    same ? yes : 'different',
  ];
  return `| ${cells.join(' | ')} |\n`;
}

/** The document with the table of these runs in the place of the one it has. */
export function renderDocument(compared: readonly ComparedSdk[]): string {
  const present = readFileSync(DOCUMENT, 'utf8');
  const before = present.slice(0, present.indexOf(BEGIN) + BEGIN.length);
  const after = present.slice(present.indexOf(END));
  return `${before}\n${HEAD}${compared.map(renderRow).join('')}\n${after}`;
}
