/** What a page gets of getDisplayMedia where it may not have it, or not so. */
const nameOf = (error: unknown): string =>
  error instanceof Error || error instanceof DOMException
    ? `${error.constructor.name} ${error.name}: ${error.message}`
    : String(error);

async function ask(options?: unknown): Promise<string> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia(
      options as DisplayMediaStreamOptions,
    );
    const [track] = stream.getVideoTracks();
    const told = `${track?.getSettings().displaySurface} ${stream.getTracks().length}`;
    for (const one of stream.getTracks()) one.stop();
    return told;
  } catch (error) {
    return nameOf(error);
  }
}

const INVALID: readonly unknown[] = [
  { video: false },
  { video: { width: { exact: 640 } } },
  { video: { width: { min: 640 } } },
  { video: { advanced: [{ width: 640 }] } },
  { video: true, monitorTypeSurfaces: 'perhaps' },
  { video: { displaySurface: 'monitor' }, monitorTypeSurfaces: 'exclude' },
  { video: true, selfBrowserSurface: 'maybe' },
  { video: true, preferCurrentTab: true, selfBrowserSurface: 'exclude' },
  { video: true, controller: {} },
  'video',
  7,
];

async function askInvalid(): Promise<string[]> {
  const answers: string[] = [];
  for (const options of INVALID) answers.push(await ask(options));
  return answers;
}

const askTwice = (): Promise<string[]> => Promise.all([ask({ video: true }), ask({ video: true })]);

/** Capability Delegation, which the type library lacks. */
type Delegation = WindowPostMessageOptions & { readonly delegate: string };

/** A frame of another origin that asks as soon as it is told to, and what it got. */
function askInFrame(origin: string, allow: string): Promise<string> {
  const frame = document.createElement('iframe');
  frame.allow = allow;
  frame.src = `${origin}/native`;
  return new Promise((resolve) => {
    addEventListener('message', ({ data, source }) => {
      if (source === frame.contentWindow && typeof data === 'string') resolve(data);
    });
    const delegation: Delegation = { targetOrigin: origin, delegate: 'display-capture' };
    frame.onload = () => frame.contentWindow?.postMessage('ask', delegation);
    document.body.append(frame);
  });
}

addEventListener('message', async ({ data, source }) => {
  if (data === 'ask') source?.postMessage(await ask({ video: true }), { targetOrigin: '*' });
});

Object.assign(window, { ask, askInvalid, askTwice, askInFrame });
