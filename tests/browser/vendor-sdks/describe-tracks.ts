import type { OpenedDevices } from './sdk.ts';

/** Everything that a page can ask a track; ids are replaced by names that hold in every profile. */
export interface TrackDescription {
  readonly kind: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly muted: boolean;
  readonly readyState: string;
  readonly contentHint: string;
  readonly settings: unknown;
  readonly constraints: unknown;
  readonly capabilities: unknown;
}

/** The tracks after one call of the SDK; also 'open', 'live' (nothing was called) and 'stop'. */
export interface SdkStep {
  readonly call: string;
  readonly tracks: readonly TrackDescription[];
}

/** Names such as "videoinput 0" for every device id, "group 1" for every group id. */
async function nameIds(): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const counts: Record<string, number> = {};
  for (const { kind, deviceId, groupId } of await navigator.mediaDevices.enumerateDevices()) {
    const count = counts[kind] ?? 0;
    counts[kind] = count + 1;
    if (deviceId !== 'default') names.set(deviceId, `${kind} ${count}`);
    if (!names.has(groupId)) names.set(groupId, `group ${names.size}`);
  }
  return names;
}

/** A track that comes from no device, such as a canvas's, has a random id, as its label too. */
const RANDOM_ID = /^[\w+/]{86}==$/;

/** When Chromium forgets the size and the rate of an ended track is a matter of chance. */
function lastingSettings(track: MediaStreamTrack): MediaTrackSettings {
  const settings = track.getSettings();
  if (track.readyState === 'live') return settings;
  const { width, height, aspectRatio, frameRate, resizeMode, ...lasting } =
    settings as MediaTrackSettings & { resizeMode?: string };
  return lasting;
}

function describeTrack(track: MediaStreamTrack, names: Map<string, string>): TrackDescription {
  const nameOf = (text: string): string =>
    names.get(text) ?? text.replace(RANDOM_ID, 'an id of no device');
  const named = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (_key, entry: unknown) =>
      typeof entry === 'string' ? nameOf(entry) : entry,
    );
  const { kind, label, enabled, muted, readyState, contentHint } = track;
  return {
    kind,
    label: nameOf(label),
    enabled,
    muted,
    readyState,
    contentHint,
    settings: named(lastingSettings(track)),
    constraints: named(track.getConstraints()),
    capabilities: named(track.getCapabilities()),
  };
}

/** The present tracks of an SDK, the pictures first. */
export async function describeTracks({ video, audio }: OpenedDevices): Promise<TrackDescription[]> {
  const names = await nameIds();
  return [...video, ...audio].map((track) => describeTrack(track, names));
}
