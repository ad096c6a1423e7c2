/** `npm run check`: types, lint, format, import rules between folders, dead code. */
import { CHECKS, runSteps } from './checks/steps.ts';
import { run } from './setup/npm-run.ts';

// Writes the type declarations that tsconfig.json extends.
await run('npx', ['--no-install', 'wxt', 'prepare']);
const { failed } = await runSteps(CHECKS);
process.exitCode = failed === 0 ? 0 : 1;
