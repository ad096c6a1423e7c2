import { render } from 'preact';
import { Meeting } from './meeting/meeting.ts';
import { takeSnapshots } from './meeting/snapshots.ts';
import { wipePage } from './meeting/trouble.ts';
import { isGerman, messagesFor } from './messages.ts';
import type { DemoHandle } from './report.ts';
import { App } from './view/app.tsx';

/** The server says in the address whether the camera plays the built-in clip. */
const hasClip = new URLSearchParams(location.search).get('camera') === 'clip';

function mount(meeting: Meeting): void {
  const root = document.createElement('div');
  root.id = 'meeting';
  document.body.append(root);
  const onWipe = (): void => {
    wipePage();
    mount(meeting);
  };
  const clipUrl = hasClip ? '/camera' : null;
  render(<App {...{ meeting, clipUrl, onWipe }} language={navigator.language} />, root);
}

document.documentElement.lang = isGerman(navigator.language) ? 'de' : 'en';
document.title = `Lenscap – ${messagesFor(navigator.language).title}`;
const meeting = new Meeting(hasClip);
const handle: DemoHandle = { meeting, takeSnapshots };
Object.assign(globalThis, { demo: handle });
mount(meeting);
void meeting.start();
