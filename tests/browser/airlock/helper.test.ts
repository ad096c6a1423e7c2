import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import { unpackedExtensionId } from '../../rig/extension.ts';
import { until } from '../../rig/until.ts';
import { Desktop, holdButton } from './desktop.ts';

const WHOLE_SCREEN = ['--auto-select-desktop-capture-source=Entire screen'];

/** Milliseconds; a whole screen wants one second. */
const LONG_ENOUGH = 1_200;

const MANIFEST = {
  manifest_version: 3,
  name: 'Screen sharing helper',
  version: '1',
  permissions: ['desktopCapture'],
  background: { service_worker: 'background.js' },
  externally_connectable: { matches: ['http://localhost/*'] },
};

const BACKGROUND = `chrome.runtime.onMessageExternal.addListener((message, { tab }, answer) => {
  chrome.desktopCapture.chooseDesktopMedia(['screen'], tab, answer);
  return true;
});`;

let helper: string;
let desktop: Desktop;

beforeEach(() => {
  helper = mkdtempSync(join(tmpdir(), 'lenscap-helper-'));
  writeFileSync(join(helper, 'manifest.json'), JSON.stringify(MANIFEST));
  writeFileSync(join(helper, 'background.js'), BACKGROUND);
});

afterEach(async () => {
  await desktop.close();
  rmSync(helper, { recursive: true, force: true });
});

const far = async (): Promise<PhaseFigures> => {
  const figures = await desktop.page.evaluate<PhaseFigures[]>('far.figures');
  const last = figures.at(-1);
  if (!last) throw new Error('nothing is watched');
  return last;
};

const shareThroughHelper = (): Promise<unknown> =>
  desktop.page.evaluate(`shareThroughHelper('${unpackedExtensionId(helper)}')`);

test('without Lenscap a helper extension shows the desktop at once', async () => {
  desktop = await Desktop.open(undefined, WHOLE_SCREEN, [helper]);
  await shareThroughHelper();
  await until('the desktop is seen', async () => (await far()).leaked >= 5);
});

test('what a helper extension picks goes through the airlock too', async () => {
  desktop = await Desktop.open(builtExtension(), WHOLE_SCREEN, [helper]);
  await shareThroughHelper();
  const airlock = await desktop.airlock();
  await until('the holding card arrives', async () => (await far()).cards >= 3);
  const { leaked, pictures } = await far();
  expect([leaked, pictures]).toEqual([0, 0]);

  await holdButton(airlock, 'Press and hold', LONG_ENOUGH);
  await desktop.page.evaluate("far.beginPhase('confirmed')");
  await until('the desktop is seen', async () => (await far()).leaked >= 5);
});
