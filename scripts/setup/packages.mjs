import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** What npm writes into node_modules about what it has put there. */
const INSTALLED_RECORD = 'node_modules/.package-lock.json';

async function readPackages(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return null; // nothing installed yet
    throw error;
  }
}

/** True when a package that the lock file names is absent, or there in another version. */
export function isStale(locked, installed) {
  if (installed === null) return true;
  return Object.entries(locked).some(([path, { version, optional, link }]) => {
    if (path === '' || link || installed[path]?.version === version) return false;
    // An optional package for another platform stays away; a wrong version of one does not pass.
    return !optional || installed[path] !== undefined;
  });
}

function npmInstall() {
  const npm = process.env.npm_execpath;
  const [command, ...prefix] = npm ? [process.execPath, npm] : ['npm'];
  // `npm ci` would refuse a lock file that a registry without other platforms' binaries has made.
  const args = [...prefix, 'install', '--no-audit', '--no-fund'];
  // Without npm_execpath there is only npm.cmd on Windows, which runs in a shell alone.
  const shell = process.platform === 'win32' && !npm;
  const child = spawn(command, args, { stdio: 'inherit', shell });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('`npm install` failed: see its lines above.')),
    );
  });
}

/** Installs what package-lock.json asks for, unless it is all there. */
export async function ensurePackages() {
  const [locked, installed] = await Promise.all([
    readPackages('package-lock.json'),
    readPackages(INSTALLED_RECORD),
  ]);
  if (locked !== null && !isStale(locked, installed)) return;
  console.log('Installing packages ...');
  await npmInstall();
}
