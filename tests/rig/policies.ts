import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Chromium on Linux looks for the policies of an organisation. */
const POLICY_HOME = '/etc/chromium';

/**
 * A command line that starts Chromium under these policies. They are a file of the whole machine: it
 * is laid over in a mount namespace that only this browser is in, so that no other one hears of it.
 * @param folder Of the browser's own, in which the policies are written.
 */
export function commandUnderPolicies(chromium: string, policies: object, folder: string): string[] {
  const managed = join(folder, 'policies', 'managed');
  mkdirSync(managed, { recursive: true });
  writeFileSync(join(managed, 'lenscap.json'), JSON.stringify(policies));
  const isRoot = process.getuid?.() === 0;
  const unshare = ['unshare', '--mount', ...(isRoot ? [] : ['--map-root-user'])];
  if (isRoot) mkdirSync(POLICY_HOME, { recursive: true });
  const overlay = `mount --bind "$0" ${POLICY_HOME} && exec "$@"`;
  return [...unshare, 'sh', '-c', overlay, folder, chromium];
}
