/**
 * `npm test`: the set-up, every check, every test; the last line says how many passed and failed.
 * Arguments go to vitest: `npm test -- tests/unit`.
 */
import { CHECKS, runSteps, type Tally } from './checks/steps.ts';
import { runTests } from './checks/vitest.ts';
import { ensureChromium } from './setup/chromium.ts';
import { buildExtension, ensureGeneratedFiles } from './setup/extension.ts';
import { ensureFirefox } from './setup/firefox.ts';
import { ensureTestTools } from './setup/test-tools.ts';

/** Everything that checks and tests need; a failure counts as one and is told. */
async function setUp(): Promise<Tally> {
  try {
    process.env['CHROMIUM'] = ensureChromium();
    process.env['FIREFOX'] = ensureFirefox();
    ensureTestTools();
    await ensureGeneratedFiles();
    await buildExtension();
    // The add-on for Firefox is built by its check, which comes before every test.
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

const prepared = await setUp();
const checked = await runSteps(CHECKS);
const tested = await runTests(process.argv.slice(2));
const total = [prepared, checked, tested].reduce(add);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;
