import { afterEach, test } from 'vitest';
import { Meeting } from './meeting.ts';

let meeting: Meeting;

afterEach(() => meeting?.close());

test('a tab that the browser restores is covered until the person has been there', async () => {
  meeting = await Meeting.open();
  await meeting.rule({ 'browser-start': { remindAfterMs: null, coverAfterMs: 0 } });
  await meeting.browser.extension?.startLiveOn(meeting.site.origin);
  // A control: in a tab that the person has opened, the site's rule uncovers.
  await meeting.page.goto(`${meeting.site.origin}/lapses?join`);
  await meeting.untilGates('live', 'live');

  meeting = await meeting.restartBrowser();
  await meeting.untilGates('browser-start', 'browser-start');
  // Loaded again, it is as covered as before.
  await meeting.page.goto(`${meeting.site.origin}/lapses?join`);
  await meeting.untilGates('browser-start', 'browser-start');

  await meeting.uncover();
  await meeting.page.goto(`${meeting.site.origin}/lapses?join`);
  await meeting.untilGates('live', 'live');
});
