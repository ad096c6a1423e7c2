import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessInfo {
  readonly pid: number;
  readonly parent: number;
  readonly commandLine: readonly string[];
}

function readProcess(pid: number): ProcessInfo | null {
  try {
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
    // "pid (name) state ppid ...": the name may hold spaces and brackets, so count from its end.
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    return { pid, parent, commandLine };
  } catch {
    return null; // ended between the listing and the look
  }
}

/** All live processes below `ancestor` (Linux only: reads /proc). */
export function listDescendants(ancestor: number): ProcessInfo[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((info) => info !== null);
  const family = new Set([ancestor]);
  const found: ProcessInfo[] = [];
  for (let grown = true; grown; ) {
    const children = all.filter(({ pid, parent }) => family.has(parent) && !family.has(pid));
    for (const child of children) family.add(child.pid);
    found.push(...children);
    grown = children.length > 0;
  }
  return found;
}

/** A renderer that hosts extension pages, workers or the service worker. */
export function isExtensionRenderer({ commandLine }: ProcessInfo): boolean {
  return commandLine.includes('--extension-process');
}
