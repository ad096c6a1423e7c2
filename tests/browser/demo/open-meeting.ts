import { clipRoutes } from '../../../scripts/meeting/camera-stream.ts';
import { ensureClip } from '../../../scripts/meeting/clip.ts';
import { startServer } from '../../../scripts/meeting/server.ts';
import { buildSite } from '../../../scripts/meeting/site.ts';
import { ensureChromium } from '../../../scripts/setup/chromium.ts';
import { Browser } from '../../rig/browser.ts';
import type { Page } from '../../rig/page.ts';

export interface OpenMeeting {
  readonly page: Page;
  close(): Promise<void>;
}

/** The demo meeting in a browser without Lenscap, playing the clip. Whoever opens closes. */
export async function openMeeting(): Promise<OpenMeeting> {
  const siteDir = await buildSite();
  const clip = await ensureClip(ensureChromium(), siteDir);
  const server = await startServer(siteDir, clipRoutes(clip));
  const browser = await Browser.launch({ cameraFile: clip.cameraFile });
  const page = await browser.newTab(`${server.origin}/?camera=clip`);
  await page.evaluate('demo.meeting.untilReceived()');
  return {
    page,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/** Reopens the page for a reader of this language, in this colour scheme, at this width. */
export async function reopenFor(
  page: Page,
  { language, scheme, width }: { language: string; scheme: 'light' | 'dark'; width: number },
): Promise<void> {
  const userAgent = await page.evaluate<string>('navigator.userAgent');
  await page.session.send('Emulation.setUserAgentOverride', {
    userAgent,
    acceptLanguage: language,
  });
  await page.session.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: scheme }],
  });
  await page.session.send('Emulation.setDeviceMetricsOverride', {
    ...{ width, height: 800, deviceScaleFactor: 1, mobile: false },
  });
  await page.goto(await page.evaluate<string>('location.href'));
  await page.evaluate('demo.meeting.untilReceived()');
}
