import { canUseApt, installWithApt } from './apt.ts';
import { isExecutable, listOnPath } from './executables.ts';

/** What tests need besides browsers, and the Debian packages that hold it. */
const TOOLS = [
  { program: 'Xvfb', what: 'a display of their own', packages: ['xvfb'] },
  // Firefox takes no file as its camera: one is compiled.
  { program: 'cc', what: 'a C compiler', packages: ['gcc', 'libc6-dev'] },
] as const;

const listMissing = (): (typeof TOOLS)[number][] =>
  TOOLS.filter(({ program }) => !listOnPath([program], process.env).some(isExecutable));

/** Installs what is missing where that asks nothing; throws where something is missing still. */
export function ensureTestTools(): void {
  const missing = listMissing();
  if (missing.length === 0) return;
  if (canUseApt()) installWithApt(missing.flatMap(({ packages }) => packages));
  const [first] = listMissing();
  if (!first) return;
  const { program, what, packages } = first;
  throw new Error(`The tests need ${what} (${program}): install ${packages.join(', ')}.`);
}
