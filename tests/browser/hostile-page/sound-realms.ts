import type { Realm } from './sound-handles.ts';

const realmOf = (frame: HTMLIFrameElement): Realm => frame.contentWindow as Realm;

function insertFrame(set: (frame: HTMLIFrameElement) => void = () => undefined): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.allow = 'microphone';
  set(frame);
  document.body.append(frame);
  return frame;
}

async function loadFrame(set: (frame: HTMLIFrameElement) => void): Promise<HTMLIFrameElement> {
  const frame = insertFrame(set);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  return frame;
}

/** Realms that a page can have beside its own; all of its own origin. */
export const realms: Record<string, () => Realm | Promise<Realm>> = {
  'this page': () => window,
  'an iframe': () => realmOf(insertFrame()),
  'an iframe with a page': async () =>
    realmOf(
      await loadFrame((frame) => {
        frame.src = '/sound';
      }),
    ),
  'a srcdoc iframe': async () =>
    realmOf(
      await loadFrame((frame) => {
        frame.srcdoc = '<p>…</p>';
      }),
    ),
  'a blob iframe': async () =>
    realmOf(
      await loadFrame((frame) => {
        frame.src = URL.createObjectURL(new Blob(['<p>…</p>'], { type: 'text/html' }));
      }),
    ),
  'an iframe at 204': () =>
    realmOf(
      insertFrame((frame) => {
        frame.src = '/no-content';
      }),
    ),
  'an iframe written anew': () => {
    const frame = insertFrame();
    frame.contentDocument?.open();
    frame.contentDocument?.write('<p>…</p>');
    frame.contentDocument?.close();
    return realmOf(frame);
  },
  'an iframe in an iframe': () => {
    const inner = realmOf(insertFrame()).document.createElement('iframe');
    inner.allow = 'microphone';
    realmOf(
      document.querySelector('iframe:last-of-type') as HTMLIFrameElement,
    ).document.body.append(inner);
    return realmOf(inner);
  },
  'a pop-up': () => window.open('/no-content') as Realm,
};

/** What a realm's own setter does to a track. */
export type Press = (track: MediaStreamTrack) => void;

/** The `enabled` setter of a realm; it works on after its frame has gone. */
export function pressOf(realm: Realm): Press {
  const { set } =
    Object.getOwnPropertyDescriptor(realm.MediaStreamTrack.prototype, 'enabled') ?? {};
  return (track) => set?.call(track, true);
}

/** Setters of iframes that are gone, or hold another document by now. */
export async function formerPresses(): Promise<Press[]> {
  const removed = insertFrame();
  const ofRemoved = pressOf(realmOf(removed));
  removed.remove();
  const replaced = insertFrame();
  const ofReplaced = pressOf(realmOf(replaced));
  const loaded = new Promise((resolve) =>
    replaced.addEventListener('load', resolve, { once: true }),
  );
  replaced.src = '/sound';
  await loaded;
  return [ofRemoved, ofReplaced];
}
