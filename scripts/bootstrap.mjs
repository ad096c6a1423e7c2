/**
 * The only script that runs on plain Node: makes sure that the packages are there, then hands over
 * to a TypeScript one. Usage: node scripts/bootstrap.mjs scripts/start.ts [arguments]
 */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './setup/packages.mjs';

const OLDEST_NODE = [20, 19];

function assertNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(
    `Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`,
  );
}

/** Runs the script and takes over its exit code. Signals end the script, which ends us. */
function handOver([script, ...args]) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to both processes: we outlive the child, which cleans up.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 130);
  });
}

try {
  assertNodeVersion();
  process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
  await ensurePackages();
  handOver(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
