/**
 * `npm run lint:firefox`: Mozilla's own linter on the built add-on. Every error and warning fails,
 * but for those below, each with its reason.
 */
import { spawnSync } from 'node:child_process';
import { FIREFOX_DIR } from '../setup/extension.ts';

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
}

interface Linted {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/**
 * Preact writes `innerHTML` for `dangerouslySetInnerHTML` alone, which nothing here uses: the lint
 * rule `noDangerouslySetInnerHtml` sees to it.
 */
const isPreact = ({ code, message }: Finding): boolean =>
  code === 'UNSAFE_VAR_ASSIGNMENT' && message.includes('innerHTML');

const args = ['--no-install', 'web-ext', 'lint', '--source-dir', FIREFOX_DIR, '--output', 'json'];
const { stdout, stderr } = spawnSync('npx', args, {
  encoding: 'utf8',
  shell: process.platform === 'win32', // npx is a .cmd file there
});
if (!stdout.startsWith('{')) throw new Error(`web-ext lint gave no result: ${stderr}`);
const { errors, warnings } = JSON.parse(stdout) as Linted;
const findings = [...errors, ...warnings.filter((warning) => !isPreact(warning))];
for (const { code, file, message } of findings) console.log(`${file ?? ''} ${code}: ${message}`);
process.exitCode = findings.length > 0 ? 1 : 0;
