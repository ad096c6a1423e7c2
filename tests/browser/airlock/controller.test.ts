import { expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import type { Page } from '../../rig/page.ts';
import { serveSite } from '../../rig/server.ts';

const TAB = '--auto-select-tab-capture-source-by-title=surface clean';

const BEHAVIOURS = [null, 'focus-captured-surface', 'no-focus-change'] as const;

interface Told {
  /** For each behaviour: how it was decided, another decision later, where the focus went. */
  readonly decisions: string[][];
  readonly controls: string[];
}

async function decide(page: Page, behaviour: string | null): Promise<string[]> {
  await page.session.send('Page.bringToFront');
  const answers = await page.evaluate<string[]>(`shareAndDecide(${JSON.stringify(behaviour)})`);
  return [...answers, await page.evaluate<string>('whereFocusIs()')];
}

async function control(extensionDir?: string): Promise<Told> {
  const site = await serveSite({
    controller: 'browser/airlock/controller-page.ts',
    surface: 'browser/airlock/surface-page.ts',
  });
  const browser = await Browser.launch({
    headless: false,
    grantMedia: false,
    startsLive: false,
    args: [TAB],
    ...(extensionDir === undefined ? {} : { extensionDir }),
  });
  try {
    await browser.connection.root.send('Browser.grantPermissions', {
      permissions: ['capturedSurfaceControl'],
    });
    await browser.newTab(`${site.origin}/surface?show=clean`);
    const page = await browser.newTab(`${site.origin}/controller`);
    const decisions: string[][] = [];
    for (const behaviour of BEHAVIOURS) {
      if (decisions.length > 0) await page.evaluate('endShare()');
      decisions.push(await decide(page, behaviour));
    }
    return { decisions, controls: await page.evaluate('controlSurface()') };
  } finally {
    await browser.close();
    await site.close();
  }
}

test('a page’s CaptureController decides on focus and controls the tab as without Lenscap', async () => {
  const bare = await control();
  const late = expect.stringMatching(/^InvalidStateError/);
  expect(bare.decisions).toEqual([
    ['left alone', late, 'there'],
    ['decided', late, 'there'],
    ['decided', late, 'here'],
  ]);
  expect(bare.controls[2]).toMatch(/^done/);
  expect(await control(builtExtension())).toEqual(bare);
});
