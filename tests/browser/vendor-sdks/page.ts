import { Examiner } from '../../rig/call-page/examiner.ts';
import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import { SoundMeter } from '../../rig/call-page/sound-meter.ts';
import { describeTracks, type TrackDescription } from './describe-tracks.ts';
import type { OpenDevices, OpenedDevices, WantedDevices } from './sdk.ts';
import { watchLog } from './sdk-log.ts';

export interface PageReport {
  readonly pictures: readonly PhaseFigures[];
  readonly soundBlocks: number;
  readonly soundEnergy: number;
  /** What the SDK itself measures: readings, and the highest; null where it does not measure. */
  readonly meter: { readonly readings: number; readonly volume: number } | null;
  readonly log: readonly string[];
}

/** The only camera, and two microphones that are not the default one. */
async function chooseDevices(): Promise<WantedDevices> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const [camera] = devices.filter(({ kind }) => kind === 'videoinput');
  const [microphone, otherMicrophone] = devices.filter(
    ({ kind, deviceId }) => kind === 'audioinput' && deviceId !== 'default',
  );
  if (!camera || !microphone || !otherMicrophone) throw new Error('A device is missing');
  return {
    camera: camera.deviceId,
    microphone: microphone.deviceId,
    otherMicrophone: otherMicrophone.deviceId,
  };
}

/** Loads the SDK's part of the bundle; its log is watched by then. */
export type LoadSdk = () => Promise<{ readonly open: OpenDevices }>;

/** What the test drives over CDP as `vendor`: one SDK, and the judge of what it gets. */
export class VendorPage {
  private readonly examiner = new Examiner();
  private readonly sound = new SoundMeter();
  private readonly log = watchLog();
  private readonly watched = new Set<MediaStreamTrack>();
  private opened: OpenedDevices | null = null;
  private stopMeter = (): void => {};

  constructor(private readonly loadSdk: LoadSdk) {}

  async open(): Promise<TrackDescription[]> {
    const { open } = await this.loadSdk();
    this.opened = await open(await chooseDevices());
    if (this.opened.volume) this.stopMeter = this.sound.readMeter(this.opened.volume);
    return this.describe();
  }

  actions(): string[] {
    return Object.keys(this.opened?.actions ?? {});
  }

  async act(name: string): Promise<TrackDescription[]> {
    await this.opened?.actions?.[name]?.();
    return this.describe();
  }

  /** Stops as the SDK does it; describes the tracks that it had until then. */
  async stop(): Promise<TrackDescription[]> {
    if (!this.opened) throw new Error('Nothing was opened');
    const last = { ...this.opened, video: this.opened.video, audio: this.opened.audio };
    this.stopMeter();
    await this.opened.stop();
    return describeTracks(last);
  }

  describe(): Promise<TrackDescription[]> {
    if (!this.opened) throw new Error('Nothing was opened');
    this.watch(this.opened);
    return describeTracks(this.opened);
  }

  beginPhase(name: string): void {
    this.examiner.beginPhase(name);
    this.sound.reset();
  }

  report(): PageReport {
    const { readings, volume } = this.sound;
    return {
      pictures: this.examiner.figures,
      soundBlocks: this.sound.blocks,
      soundEnergy: this.sound.energy,
      meter: this.opened?.volume ? { readings, volume } : null,
      log: this.log(),
    };
  }

  /** Judges every track that the SDK has not had before. */
  private watch({ video, audio }: OpenedDevices): void {
    for (const track of [...video, ...audio]) {
      if (this.watched.has(track)) continue;
      this.watched.add(track);
      if (track.kind === 'video') void this.examiner.watch(track as MediaStreamVideoTrack);
      else void this.sound.listen(track as MediaStreamAudioTrack);
    }
  }
}

/** The page's script is this call with one SDK; see bundle-sdk.ts. */
export function installVendorPage(loadSdk: LoadSdk): void {
  Object.assign(window, { vendor: new VendorPage(loadSdk) });
}
