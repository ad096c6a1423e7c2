/** The devices that a test asks an SDK for, by `deviceId`. */
export interface WantedDevices {
  readonly camera: string;
  readonly microphone: string;
  /** Another microphone to change to; the test scene is the only camera. */
  readonly otherMicrophone: string;
}

/** What an SDK has opened. The getters answer with the present tracks: some SDKs replace theirs. */
export interface OpenedDevices {
  readonly video: MediaStreamTrack[];
  readonly audio: MediaStreamTrack[];
  /** The SDK's own mute, unmute, change and clone calls, by the name under which it documents them. */
  readonly actions?: Readonly<Record<string, () => unknown>>;
  /** How loud the SDK itself finds the microphone, where it keeps the track to itself; 0 is silence. */
  readonly volume?: () => number;
  /** The SDK's own way to let go of the devices. */
  stop(): void | Promise<void>;
}

/** Every file in `sdks/` exports this as `open`: the SDK's own call, through its public API alone. */
export type OpenDevices = (wanted: WantedDevices) => Promise<OpenedDevices>;

/** Tracks that are there, of a list of senders, elements or wrappers that may hold none. */
export function presentTracks(
  tracks: Iterable<MediaStreamTrack | null | undefined>,
  kind: 'audio' | 'video',
): MediaStreamTrack[] {
  return [...tracks].filter((track) => track?.kind === kind) as MediaStreamTrack[];
}
