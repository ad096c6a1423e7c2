import { afterEach, expect, test } from 'vitest';
import type { FrameSession } from '../../../entrypoints/background/frame-sessions.ts';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import { ensureCameraFile } from '../../rig/camera-file.ts';
import { lookAtCamera } from '../../rig/camera-hardware.ts';
import type { Page } from '../../rig/page.ts';
import { type Site, serveSite } from '../../rig/server.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';

let site: Site;
let browser: Browser;
let page: Page;

afterEach(async () => {
  await browser?.close();
  await site?.close();
});

async function join(grantMedia = true): Promise<string> {
  site = await serveSite({ capped: 'browser/capped/page.ts' });
  const cameraFile = await ensureCameraFile();
  const extensionDir = builtExtension();
  browser = await Browser.launch({ cameraFile, extensionDir, startsLive: false, grantMedia });
  await browser.permit(site.origin, 'camera', 'granted');
  await browser.permit(site.origin, 'microphone', 'granted');
  page = await browser.newTab(`${site.origin}/capped`);
  await page.evaluate('join()');
  return cameraFile;
}

async function told(): Promise<FrameSession | undefined> {
  const [session] = await toldSessions(browser);
  return session;
}

const untilTold = (what: string, is: (session: FrameSession) => boolean): Promise<unknown> =>
  until(what, async () => {
    const session = await told();
    return session && is(session);
  });

/** Several reports from now on. */
async function untilReports(): Promise<void> {
  const from = (await told())?.reportedAt ?? 0;
  await untilTold('more reports', ({ reportedAt }) => reportedAt > from + 2_500);
}

/** The person wants to be reminded as soon as a tab with something live is hidden. */
async function remindAtOnce(): Promise<void> {
  const worker = await browser.extension?.serviceWorker();
  const rule = JSON.stringify({ remindAfterMs: 1, coverAfterMs: null });
  await worker?.evaluate(
    `chrome.storage.local.set({ guardSettings: { lapses: { 'tab-hidden': ${rule} } } })`,
  );
}

const STATES = '[camera.readyState, twin.readyState]';

test('a camera that is pulled out ends every stand-in, and counts as live no longer', async () => {
  const cameraFile = await join();
  await remindAtOnce();
  await browser.extension?.act('uncap', 'camera');
  await page.evaluate(`(() => {
    window.twin = camera.clone();
    window.ended = [];
    camera.addEventListener('ended', () => ended.push('camera'));
    twin.addEventListener('ended', () => ended.push('twin'));
  })()`);
  await untilTold('the camera is live', ({ captures }) => captures[0]?.state.phase === 'live');
  expect((await told())?.captures[0]?.label).toMatch(/\w/);

  // While it is there, hiding the tab is worth a reminder.
  const show = await page.hide();
  await untilTold('a reminder', ({ reminder }) => reminder === 'tab-hidden');
  await show();
  await untilTold('no reminder', ({ reminder }) => reminder === null);

  await browser.endCameraTracks(site.origin);
  await until('both stand-ins end', async () => {
    const states = await page.evaluate<string[]>(STATES);
    return states.every((state) => state === 'ended');
  });
  expect((await page.evaluate<string[]>('ended')).toSorted()).toEqual(['camera', 'twin']);
  // Chromium ends all captures of the page with the camera’s; a microphone is there again at once.
  await page.evaluate('navigator.mediaDevices.getUserMedia({ audio: true }).then(() => null)');
  await untilTold('only the microphone is told', ({ captures, microphones }) => {
    return captures.length === 0 && microphones.length === 1;
  });
  expect(lookAtCamera(browser, cameraFile).isOn).toBe(false);

  // The microphone is open and muted; nothing that somebody could see or hear is.
  await page.hide();
  await untilReports();
  expect(await told()).toMatchObject({ reminder: null, gates: { camera: { state: 'live' } } });
});

test('a camera that is gone when it is uncovered says so, and works once it is back', async () => {
  const cameraFile = await join(false);
  await untilTold('the camera is covered', ({ captures }) => captures.length === 1);
  await browser.endCameraTracks(site.origin);
  await browser.extension?.act('uncap', 'camera');
  await untilTold('it is missing', ({ gates }) => {
    return gates.camera.state === 'capped' && gates.camera.reason === 'device-missing';
  });
  expect(lookAtCamera(browser, cameraFile).isOn).toBe(false);
  expect(await page.evaluate('camera.readyState')).toBe('live');
  await browser.permit(site.origin, 'camera', 'granted');
  await browser.extension?.act('uncap', 'camera');
  await untilTold('the camera is live', ({ captures }) => captures[0]?.state.phase === 'live');
  expect(lookAtCamera(browser, cameraFile).isOn).toBe(true);
});
