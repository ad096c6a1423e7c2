import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface PackageLicence {
  readonly name: string;
  readonly version: string;
  /** As SPDX writes it. */
  readonly licence: string;
  /** Of the licence file in the package, if it has one. */
  readonly text: string | null;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The folder in which Node would find a package from here; `null` for one that is not installed. */
function folderOf(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) return null;
  }
}

const LICENCE_FILE = /^(licen[cs]e|copying)/i;

function licenceText(folder: string): string | null {
  const file = readdirSync(folder).find((name) => LICENCE_FILE.test(name));
  return file === undefined
    ? null
    : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
}

const licenceOf = ({ license }: Manifest): string =>
  (typeof license === 'string' ? license : license?.type) ?? 'unknown';

/** Everything below `dependencies`, each package and version once, by name. */
export function bundledPackages(root: string): PackageLicence[] {
  const found = new Map<string, PackageLicence>();
  const visit = (folder: string): void => {
    for (const name of Object.keys(readManifest(folder).dependencies ?? {})) {
      const at = folderOf(name, folder);
      // Optional for this platform.
      if (!at) continue;
      const manifest = readManifest(at);
      const { version } = manifest;
      const key = `${name} ${version}`;
      if (found.has(key)) continue;
      found.set(key, { name, version, licence: licenceOf(manifest), text: licenceText(at) });
      visit(at);
    }
  };
  visit(root);
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
