import { outcome, type Probes } from './probe.ts';

/** How a realm's camera track answers: the same in every realm, with or without a guard. */
async function describeCapture(realm: Window & typeof globalThis): Promise<unknown> {
  const stream = await realm.navigator.mediaDevices.getUserMedia({ video: { width: 320 } });
  const [track] = stream.getVideoTracks();
  const answer = [
    track instanceof realm.MediaStreamTrack,
    stream instanceof realm.MediaStream,
    track?.getSettings().width,
    track?.label,
    track?.readyState,
  ];
  track?.stop();
  return [answer, track?.readyState];
}

function insertFrame(set: (frame: HTMLIFrameElement) => void): Window & typeof globalThis {
  const frame = document.createElement('iframe');
  frame.allow = 'camera';
  set(frame);
  document.body.append(frame);
  return frame.contentWindow as Window & typeof globalThis;
}

const untilLoaded = (realm: Window): Promise<unknown> =>
  new Promise((resolve) => realm.frameElement?.addEventListener('load', resolve, { once: true }));

export const realmProbes: Probes = {
  '16 about:blank, at once': () => describeCapture(insertFrame(() => undefined)),

  '16 srcdoc, once loaded': async () => {
    const realm = insertFrame((frame) => {
      frame.srcdoc = '<p>text</p>';
    });
    await untilLoaded(realm);
    return describeCapture(realm);
  },

  '16 blob:, once loaded': async () => {
    const url = URL.createObjectURL(new Blob(['<p>text'], { type: 'text/html' }));
    const realm = insertFrame((frame) => {
      frame.src = url;
    });
    await untilLoaded(realm);
    return describeCapture(realm);
  },

  '16 javascript:, once loaded': async () => {
    const realm = insertFrame((frame) => {
      frame.src = 'javascript:"<p>text"';
    });
    await untilLoaded(realm);
    return describeCapture(realm);
  },

  '16 an address that answers 204': () =>
    describeCapture(
      insertFrame((frame) => {
        frame.src = '/no-content';
      }),
    ),

  '16 document.open in a frame': async () => {
    const realm = insertFrame(() => undefined);
    realm.document.open();
    realm.document.write('<p>text');
    realm.document.close();
    return describeCapture(realm);
  },

  '16 document.open here': async () => {
    const before = document.body.innerHTML;
    const answer = await describeCapture(window);
    return [answer, before.length > 0];
  },

  '16 a pop-up, at once': async () => {
    const realm = window.open('about:blank') as (Window & typeof globalThis) | null;
    if (!realm) return 'blocked';
    const answer = await describeCapture(realm);
    realm.close();
    return answer;
  },

  '16 a pop-up whose address answers 204': async () => {
    const realm = window.open('/no-content') as (Window & typeof globalThis) | null;
    if (!realm) return 'blocked';
    const answer = await outcome(() => describeCapture(realm));
    realm.close();
    return answer;
  },

  '22 the prototype’s method, called past the instance': async () => {
    const get = MediaDevices.prototype.getUserMedia;
    const stream = await get.call(navigator.mediaDevices, { video: true });
    const [track] = stream.getVideoTracks();
    const answer = [track?.label, track?.getSettings().width];
    track?.stop();
    return answer;
  },
};
