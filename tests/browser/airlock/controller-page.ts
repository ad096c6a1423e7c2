export {};

/** Conditional Focus and Captured Surface Control, which the type library lacks. */
interface Controller extends EventTarget {
  setFocusBehavior(behaviour: string): void;
  getSupportedZoomLevels(): number[];
  readonly zoomLevel: number | null;
  increaseZoomLevel(): Promise<void>;
  forwardWheel(element: Element | null): Promise<void>;
}
declare const CaptureController: new () => Controller;

const outcome = async (act: () => unknown): Promise<string> => {
  try {
    return `done ${JSON.stringify(await act())}`;
  } catch (error) {
    return String(error);
  }
};

const decide = (controller: Controller, behaviour: string): string => {
  try {
    controller.setFocusBehavior(behaviour);
    return 'decided';
  } catch (error) {
    return String(error);
  }
};

let controller: Controller;
let stream: MediaStream;

/**
 * Shares a tab and decides, as soon as it has been picked, where the focus goes.
 * @param behaviour `null` leaves it to the browser.
 * @returns how the decision was taken, and another one a microtask later.
 */
async function shareAndDecide(behaviour: string | null): Promise<string[]> {
  controller = new CaptureController();
  const options = { video: true, controller } as DisplayMediaStreamOptions;
  stream = await navigator.mediaDevices.getDisplayMedia(options);
  const first = behaviour === null ? 'left alone' : decide(controller, behaviour);
  await null;
  return [first, decide(controller, 'no-focus-change')];
}

/** Pictures that a page draws only while it is seen: half a second, and focus moves at once. */
const DRAWN = 30;

/** Where the focus has gone: resolves as soon as it is elsewhere, or has had time enough to go. */
function whereFocusIs(): Promise<string> {
  let drawn = 0;
  return new Promise((resolve) => {
    const draw = (): void => {
      drawn += 1;
      if (drawn === DRAWN) resolve('here');
      else requestAnimationFrame(draw);
    };
    const look = (): void => {
      if (document.visibilityState === 'hidden') resolve('there');
    };
    document.addEventListener('visibilitychange', look);
    look();
    draw();
  });
}

/** What the page may do with the tab that it captures, and may do no more once it has stopped. */
async function controlSurface(): Promise<string[]> {
  const told = [
    await outcome(() => controller.getSupportedZoomLevels()),
    await outcome(() => controller.zoomLevel),
    await outcome(() => controller.increaseZoomLevel()),
    await outcome(() => controller.forwardWheel(document.body)),
  ];
  endShare();
  return [...told, await outcome(() => controller.increaseZoomLevel())];
}

function endShare(): void {
  for (const track of stream.getTracks()) track.stop();
}

Object.assign(window, { shareAndDecide, whereFocusIs, controlSurface, endShare });
