import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { builtAddon } from '../rig/firefox/built-addon.ts';
import { type FirefoxUnderTest, launchFirefox } from '../rig/firefox/launch.ts';
import { type Site, serveSite } from '../rig/server.ts';
import { until } from '../rig/until.ts';

const ROOT = resolve(import.meta.dirname, '../..');

let site: Site;
let under: FirefoxUnderTest;

afterEach(async () => {
  await under?.close();
  await site?.close();
});

test('built for Manifest V3 the add-on starts, and covers a camera', async () => {
  const { status, stderr } = spawnSync('npm', ['run', '--silent', 'build:firefox-mv3'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  site = await serveSite({
    capped: 'firefox/capped-page.ts',
    judge: 'rig/firefox/call-page/judge.ts',
  });
  under = await launchFirefox({ addonDir: builtAddon('firefox-mv3') });
  await under.firefox.goto(`${site.origin}/capped`);
  await under.firefox.evaluate('join()');
  const session = await until('the background knows of it', async () =>
    (await under.addon?.sessions())?.at(0),
  );
  expect(session.gates.camera.state).toBe('capped');
  await until('the camera’s light goes off', () => under.cameraLight().at(-1) === 'off');
});
