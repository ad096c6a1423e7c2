import { Examiner } from '../../rig/call-page/examiner.ts';

/** Chromium's capturing elements, which no type library knows. */
type CapturingElement = HTMLElement & {
  readonly stream?: MediaStream | null;
  readonly track?: MediaStreamTrack | null;
};

const examiner = new Examiner();
const watched = new WeakSet<MediaStreamTrack>();

function place(name: 'usermedia' | 'camera', top: number): CapturingElement {
  const element = document.createElement(name) as CapturingElement;
  element.setAttribute('type', 'camera');
  element.style.cssText = `position: fixed; left: 100px; top: ${top}px`;
  // There is no body yet when this script runs.
  document.documentElement.append(element);
  return element;
}

const videoOf = (element: CapturingElement): MediaStreamTrack | null =>
  element.track ?? element.stream?.getVideoTracks()[0] ?? null;

/** What a page can tell of an element's capture; the pictures are judged from then on. */
function describe(element: CapturingElement): unknown {
  const track = videoOf(element);
  if (!track) return null;
  if (!watched.has(track)) void examiner.watch(track as MediaStreamVideoTrack);
  watched.add(track);
  return {
    classes: [String(element), String(track), String(element.stream ?? null)],
    same: videoOf(element) === track,
    kinds: element.stream?.getTracks().map(({ kind }) => kind) ?? null,
    label: track.label,
    size: [track.getSettings().width, track.getSettings().height],
  };
}

const elements = { usermedia: place('usermedia', 100), camera: place('camera', 200) };

Object.assign(window, {
  elements,
  examiner,
  describeElement: (name: keyof typeof elements) => describe(elements[name]),
});
