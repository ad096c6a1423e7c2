/** Asks in every way a page has whether anybody looks at it; what it heard is in `heard`. */
const heard: string[] = [];

const LEAVING = ['visibilitychange', 'webkitvisibilitychange', 'freeze', 'blur', 'mouseleave'];

for (const type of LEAVING) {
  document.addEventListener(type, () => heard.push(`document ${type}`));
  window.addEventListener(type, () => heard.push(`window ${type}`));
}
window.onblur = () => heard.push('onblur');
document.onvisibilitychange = () => heard.push('onvisibilitychange');
new PerformanceObserver((list) => {
  for (const { name } of list.getEntries()) if (name === 'hidden') heard.push('performance hidden');
}).observe({ type: 'visibility-state', buffered: true });

/** Of the public checkers: reading, and frames that stop coming. */
const state = (): string =>
  [
    document.hidden,
    document.visibilityState,
    document.hasFocus(),
    (document as { webkitHidden?: boolean }).webkitHidden ?? false,
  ].join();

let drawn = 0;
const count = (): void => {
  drawn += 1;
  requestAnimationFrame(count);
};
requestAnimationFrame(count);

/** A page's own use of the focus: a field that says when it is left. */
const field = document.createElement('input');
field.id = 'field';
field.addEventListener('blur', () => heard.push('field left'));

document.addEventListener('DOMContentLoaded', () => document.body.append(field));

const probes = {
  heard,
  state,
  frames: () => drawn,
  async label(): Promise<string[]> {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
    const devices = await navigator.mediaDevices.enumerateDevices();
    const tracks = stream.getTracks();
    const ids = tracks.map((track) => track.getSettings().deviceId);
    const listed = devices.filter(({ deviceId }) => ids.includes(deviceId));
    const labels = [...tracks, ...listed, ...listed.map((one) => one.toJSON())];
    for (const track of tracks) track.stop();
    return [...new Set(labels.map(({ label }) => label))].sort();
  },
};

Object.assign(globalThis, { probes });
