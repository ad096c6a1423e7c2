/** A page that uses camera and microphone as the test says, and tells what it holds. */
let held: MediaStreamTrack[] = [];

export interface Held {
  readonly cameras: number;
  /** In the order in which they were opened. */
  readonly microphones: readonly { readonly enabled: boolean; readonly muted: boolean }[];
}

const live = (kind: string): MediaStreamTrack[] =>
  held.filter((track) => track.kind === kind && track.readyState === 'live');

async function open(constraints: MediaStreamConstraints): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia(constraints);
  held.push(...stream.getTracks());
}

/** `choice`, 0 or more, says which of several tracks, sizes or devices. */
type Act = (choice: number) => unknown;

const pick = <Item>(items: readonly Item[], choice: number): Item | undefined =>
  items[choice % items.length];

const all = (): MediaStreamTrack[] => [...live('video'), ...live('audio')];

const acts: Record<string, Act> = {
  'open camera': () => open({ video: true }),
  'open microphone': () => open({ audio: true }),
  'open both': () => open({ audio: true, video: true }),
  'open another microphone': async (choice) => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const inputs = devices.filter(({ kind }) => kind === 'audioinput');
    const deviceId = pick(inputs, choice)?.deviceId ?? 'default';
    await open({ audio: { deviceId: { exact: deviceId } } });
  },
  clone: (choice) => {
    const clone = pick(all(), choice)?.clone();
    if (clone) held.push(clone);
  },
  stop: (choice) => pick(all(), choice)?.stop(),
  'stop all': () => {
    for (const track of held) track.stop();
  },
  enable: (choice) => {
    const track = pick(all(), choice);
    if (track) track.enabled = true;
  },
  disable: (choice) => {
    const track = pick(live('audio'), choice);
    if (track) track.enabled = false;
  },
  constrain: (choice) =>
    pick(live('video'), choice)
      ?.applyConstraints({ width: pick([320, 640, 1280], choice) ?? 640 })
      .catch(() => undefined),
};

async function act(name: string, choice: number): Promise<void> {
  // More would only make the test slow.
  if (/^open|clone/.test(name) && all().length > 5) return;
  await acts[name]?.(choice);
  held = all();
}

function tellHeld(): Held {
  const microphones = held.filter(
    ({ kind, readyState }) => kind === 'audio' && readyState === 'live',
  );
  return {
    cameras: live('video').length,
    microphones: microphones.map(({ enabled, muted }) => ({ enabled, muted })),
  };
}

Object.assign(window, { act, tellHeld, actNames: Object.keys(acts) });
