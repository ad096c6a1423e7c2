/** Sum of squares of every sample of one block. */
function energyOf(data: AudioData): number {
  const samples = new Float32Array(data.numberOfFrames);
  let sum = 0;
  for (let planeIndex = 0; planeIndex < data.numberOfChannels; planeIndex++) {
    data.copyTo(samples, { planeIndex, format: 'f32-planar' });
    for (const sample of samples) sum += sample * sample;
  }
  return sum;
}

/** Listens to tracks, block by block, until they end. */
export class SoundMeter {
  blocks = 0;
  /** Since `reset`; 0 is digital silence. */
  energy = 0;

  reset(): void {
    this.blocks = 0;
    this.energy = 0;
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
