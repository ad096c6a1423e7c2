import { outcome, play } from './probes/probe.ts';

/** A tab's own capture (Region Capture, Element Capture), which the type library lacks. */
type TabTrack = MediaStreamTrack & {
  cropTo(target: unknown): Promise<void>;
  restrictTo(target: unknown): Promise<void>;
  getCaptureHandle(): unknown;
};
declare const CropTarget: { fromElement(element: Element): Promise<unknown> };
declare const RestrictionTarget: { fromElement(element: Element): Promise<unknown> };
declare const CaptureController: new () => { setFocusBehavior(behaviour: string): void };

/** Size of the element that is cropped to, in CSS pixels. */
const [WIDTH, HEIGHT] = [100, 50];

function placeElement(): HTMLElement {
  const element = document.createElement('section');
  element.style.cssText = `width: ${WIDTH}px; height: ${HEIGHT}px; background: teal; isolation: isolate`;
  document.body.prepend(element);
  return element;
}

async function captureThisTab(): Promise<unknown> {
  const element = placeElement();
  const repaint = setInterval(() => {
    element.textContent = String(performance.now());
  }, 50);
  const controller = new CaptureController();
  const stream = await navigator.mediaDevices.getDisplayMedia({
    video: true,
    preferCurrentTab: true,
    controller,
  } as DisplayMediaStreamOptions);
  const track = stream.getVideoTracks()[0] as TabTrack;
  // A new crop is answered with the first picture that has it, so somebody has to watch.
  await play(stream);
  const { width, height, aspectRatio, deviceId, ...settings } = track.getSettings();
  const target = await CropTarget.fromElement(element);
  const answer = {
    classes: [
      String(track),
      track.constructor.name,
      Object.getPrototypeOf(track) === track.constructor.prototype,
    ],
    label: track.label.replace(/\/\/.*/, ''),
    settings,
    sized: [Number(width) > 0, Number(height) > 0, Number(aspectRatio) > 0, typeof deviceId],
    handle: track.getCaptureHandle(),
    constraints: track.getConstraints(),
    cropTo: await outcome(() => track.cropTo(target)),
    focus: await outcome(async () => controller.setFocusBehavior('no-focus-change')),
  };
  const whole = await outcome(() => track.cropTo(null));
  const restriction = await RestrictionTarget.fromElement(element);
  const restrictTo = await outcome(() => track.restrictTo(restriction));
  const restricted = await outcome(() => track.restrictTo({}));
  const wrong = await outcome(() => track.cropTo({}));
  await track.applyConstraints({ frameRate: 10 });
  const { frameRate } = track.getSettings();
  track.stop();
  clearInterval(repaint);
  return { ...answer, whole, restrictTo, restricted, wrong, frameRate, state: track.readyState };
}

Object.assign(window, { captureThisTab });
