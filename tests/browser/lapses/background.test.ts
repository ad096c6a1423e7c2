import { afterEach, expect, test } from 'vitest';
import type { Page } from '../../rig/page.ts';
import { until } from '../../rig/until.ts';
import { Meeting } from './meeting.ts';

let meeting: Meeting;

afterEach(() => meeting?.close());

const badge = (popup: Page): Promise<string> =>
  popup.evaluate<string>('chrome.action.getBadgeText({})');

const says = (popup: Page, text: string): Promise<boolean> =>
  popup.evaluate<boolean>(`document.body.innerText.includes(${JSON.stringify(text)})`);

async function openPopup(): Promise<Page> {
  const url = meeting.browser.extension?.url('popup.html') ?? '';
  return meeting.browser.newTab(url);
}

test('a background that has died tells the truth again when it wakes', async () => {
  meeting = await Meeting.open();
  await meeting.rule({});
  await meeting.joinLive();
  const popup = await openPopup();
  await until('the badge says live', async () => (await badge(popup)) === '●');

  // Dead and alive again, while the capture goes on: a control of what follows.
  await meeting.stopBackground();
  await meeting.untilGates('live', 'live');
  expect(await badge(popup)).toBe('●');

  // Now the page dies, too, while nobody is there to hear of it.
  await meeting.stopBackground();
  // A page that is gone answers nothing.
  void meeting.page.session.send('Page.crash').catch(() => undefined);
  await popup.goto(meeting.browser.extension?.url('popup.html') ?? '');
  await until('the badge says nothing', async () => (await badge(popup)) === '');
  await until('the popup says so, too', () => says(popup, 'All quiet'));
});

test('a frame that the page throws away is forgotten at once', async () => {
  meeting = await Meeting.open();
  await meeting.rule({});
  await meeting.page.evaluate(`new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.allow = 'camera; microphone';
    frame.src = location.href;
    frame.onload = resolve;
    document.body.append(frame);
  })`);
  await meeting.page.evaluate('document.querySelector("iframe").contentWindow.join()');
  await meeting.untilGates('join', 'join');
  await meeting.page.evaluate('document.querySelector("iframe").remove()');
  await meeting.untilGates('nothing', 'nothing');
});
