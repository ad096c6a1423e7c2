import { energyOf } from './sound-energy.ts';

/** How often an SDK's own loudness meter is read, in milliseconds: the fake microphone's beeps last 200. */
const READING_INTERVAL_MS = 50;

/** Listens to tracks, block by block, until they end; all figures are since `reset`. */
export class SoundMeter {
  blocks = 0;
  /** 0 is digital silence. */
  energy = 0;
  /** Readings of the SDK's own meter, and the highest of them. */
  readings = 0;
  volume = 0;

  reset(): void {
    this.blocks = 0;
    this.energy = 0;
    this.readings = 0;
    this.volume = 0;
  }

  /** Reads a meter until the returned function is called. */
  readMeter(meter: () => number): () => void {
    const timer = setInterval(() => {
      this.readings += 1;
      this.volume = Math.max(this.volume, meter());
    }, READING_INTERVAL_MS);
    return () => clearInterval(timer);
  }

  async listen(track: MediaStreamAudioTrack): Promise<void> {
    const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      this.blocks += 1;
      this.energy += energyOf(value);
      value.close();
    }
  }
}
