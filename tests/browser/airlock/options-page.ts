import { describeError, play } from '../page-behaviour/probes/probe.ts';

/** Captured Surface Control, which the type library lacks. */
interface Controller {
  readonly zoomLevel: number | null;
  setFocusBehavior(behaviour: string): void;
  getSupportedZoomLevels?(): number[];
  forwardWheel?(element: Element | null): Promise<void>;
  increaseZoomLevel?(): Promise<void>;
}
declare const CaptureController: new () => Controller;

/** The answer itself, or the error as a page can tell it. */
async function tell(act: () => unknown): Promise<unknown> {
  try {
    return (await act()) ?? 'nothing';
  } catch (error) {
    return describeError(error);
  }
}

/** What a page gets of a tab that is shared with these options. */
async function shareTab(options: DisplayMediaStreamOptions): Promise<unknown> {
  return tell(async () => {
    const stream = await navigator.mediaDevices.getDisplayMedia(options);
    const tracks = stream.getTracks().map((track) => {
      const { deviceId, groupId, width, height, aspectRatio, ...settings } = track.getSettings();
      return [track.kind, settings, track.getConstraints(), track.contentHint];
    });
    for (const track of stream.getTracks()) track.stop();
    return tracks;
  });
}

/** A permission that nobody answers stays open. */
const soon = (act: () => unknown): Promise<unknown> =>
  Promise.race([tell(act), new Promise((resolve) => setTimeout(resolve, 2_000, 'open'))]);

/** What a page can do with a controller before, during and after a share. */
async function control(): Promise<unknown> {
  const controller = new CaptureController();
  const before = await tell(() => controller.getSupportedZoomLevels?.());
  const options = { video: true, controller, surfaceSwitching: 'include' };
  const stream = await navigator.mediaDevices.getDisplayMedia(options as DisplayMediaStreamOptions);
  const focus = await tell(() => controller.setFocusBehavior('no-focus-change'));
  const focusAgain = await tell(() => controller.setFocusBehavior('focus-captured-surface'));
  await play(stream);
  const answer = {
    ...{ before, focus, focusAgain },
    levels: await tell(() => controller.getSupportedZoomLevels?.()),
    zoom: controller.zoomLevel,
    wheel: await soon(() => controller.forwardWheel?.(document.body)),
    noWheel: await soon(() => controller.forwardWheel?.(null)),
    reused: await soon(() =>
      navigator.mediaDevices.getDisplayMedia(options as DisplayMediaStreamOptions),
    ),
  };
  for (const track of stream.getTracks()) track.stop();
  return { ...answer, after: await tell(() => controller.getSupportedZoomLevels?.()) };
}

Object.assign(window, { shareTab, control });
