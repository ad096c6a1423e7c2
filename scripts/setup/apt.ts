import { spawnSync } from 'node:child_process';

const succeeds = (command: string, args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const isRoot = (): boolean => process.getuid?.() === 0;

/** True where apt-get exists and can install without asking for a password. */
export function canUseApt(): boolean {
  if (process.platform !== 'linux' || !succeeds('apt-get', ['--version'])) return false;
  return isRoot() || succeeds('sudo', ['-n', 'true']);
}

function aptGet(args: string[]): boolean {
  const words = ['apt-get', '-y', '-q', ...args];
  const [command = 'apt-get', ...rest] = isRoot() ? words : ['sudo', '-n', ...words];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}

/** Installs Debian packages; a package list that cannot be refreshed is used as it is. */
export function installWithApt(packages: readonly string[]): void {
  console.log(`Installing ${packages.join(', ')} ...`);
  aptGet(['update']);
  if (!aptGet(['install', '--no-install-recommends', ...packages])) {
    throw new Error(`apt-get could not install ${packages.join(', ')}: see its lines above.`);
  }
}
