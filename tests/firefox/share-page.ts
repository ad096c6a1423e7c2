import { type Call, startCall } from '../rig/call-page/call.ts';

/** A page that shows its notes, shares the screen that it is on, and keeps what is sent and received. */
const CHANGES_PER_SECOND = 4;

const received: string[] = [];
const sent: string[] = [];
const heard: string[] = [];
const list = document.createElement('ul');
let call: Call | null = null;

/** Keeps pictures of a track as PNG, several a second, each of them once in a row. */
function keep(track: MediaStreamTrack, pictures: string[]): void {
  const video = document.createElement('video');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  Object.assign(video, { muted: true, srcObject: new MediaStream([track]) });
  void video.play();
  setInterval(() => {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight });
    context?.drawImage(video, 0, 0);
    const url = canvas.toDataURL('image/png');
    if (url !== pictures.at(-1)) pictures.push(url);
  }, 1_000 / CHANGES_PER_SECOND);
}

async function share(): Promise<void> {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
  const [track] = stream.getVideoTracks();
  if (!track) throw new Error('no picture');
  track.addEventListener('ended', () => heard.push('ended'));
  call = await startCall(stream, { startBitrate: 6_000, maxBitrate: 8_000_000 });
  keep(call.received, received);
  keep(track, sent);
}

function add(text: string): void {
  const line = document.createElement('li');
  line.textContent = text;
  list.append(line);
}

addEventListener('DOMContentLoaded', () => {
  document.body.style.cssText = 'font: 30px/1.5 sans-serif; margin: 24px; background: white';
  const button = document.createElement('button');
  button.textContent = 'Share';
  button.addEventListener('click', () => {
    share().then(
      () => heard.push('shared'),
      (error: unknown) => heard.push(String(error)),
    );
  });
  document.body.replaceChildren(button, list);
});
Object.assign(window, { notes: { add }, pictures: { received, sent }, heard });
