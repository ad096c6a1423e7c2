/** Sum of squares of every sample of one block. */
export function energyOf(data: AudioData): number {
  const samples = new Float32Array(data.numberOfFrames);
  let sum = 0;
  for (let planeIndex = 0; planeIndex < data.numberOfChannels; planeIndex++) {
    data.copyTo(samples, { planeIndex, format: 'f32-planar' });
    for (const sample of samples) sum += sample * sample;
  }
  return sum;
}
