/** One way to compute the net at one input size. */
export interface NetRunner {
  /**
   * RGB, 0 to 1, `height × width × 3`, row-major. Ask again before each picture: the array that an
   * earlier call gave may be detached, because WebAssembly memory moves when it grows.
   */
  readonly input: Float32Array;
  /** The net's last layer, `height/2 × width/2 × 4`. Valid until the next run. */
  run(): Float32Array;
  /** Frees what the runner holds, not the model. */
  dispose(): void;
}
