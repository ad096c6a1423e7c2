import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Chromium on Linux looks for the policies of an organisation. */
const POLICY_HOME = '/etc/chromium';

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * A command line that starts Chromium under these policies. They are a file of the whole machine:
 * where it may be, it is laid over in a mount namespace that only this browser is in, so that no
 * other one hears of it; else it is there until the test is over.
 * @param folder Of the browser's own, in which the policies are written.
 */
export function commandUnderPolicies(chromium: string, policies: object, folder: string): string[] {
  if (isRoot()) mkdirSync(POLICY_HOME, { recursive: true });
  const [unshare = '', ...switches] = [
    ...['unshare', '--mount'],
    ...(isRoot() ? [] : ['--map-root-user']),
  ];
  const overlay = `mount --bind "$0" ${POLICY_HOME} && exec "$@"`;
  const underOverlay = [...switches, 'sh', '-c', overlay, folder];
  writePolicies(folder, policies);
  if (spawnSync(unshare, [...underOverlay, 'true']).status === 0)
    return [unshare, ...underOverlay, chromium];
  const file = writePolicies(POLICY_HOME, policies);
  process.once('exit', () => rmSync(file, { force: true }));
  return [chromium];
}

function writePolicies(home: string, policies: object): string {
  const managed = join(home, 'policies', 'managed');
  mkdirSync(managed, { recursive: true });
  const file = join(managed, 'lenscap-test.json');
  writeFileSync(file, JSON.stringify(policies));
  return file;
}
