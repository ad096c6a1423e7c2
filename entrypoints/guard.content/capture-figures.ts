import type { CaptureFigures as Figures } from '../../protocol/background';

/** Weight of a new measurement in the means: about the last second at 30 pictures a second. */
const SMOOTHING = 1 / 30;

/** Counts what happens to a capture's pictures. */
export class CaptureFigures {
  delivered = 0;
  released = 0;
  covered = 0;
  #mainThreadMs = 0;
  #latencyMs = 0;

  addReleased(latencyMs: number): void {
    this.released += 1;
    this.#latencyMs += SMOOTHING * (latencyMs - this.#latencyMs);
  }

  /** Adds time that this world spent on the page's main thread. */
  addMainThread(ms: number): void {
    this.#mainThreadMs += ms;
  }

  read(): Figures {
    const { delivered, released, covered } = this;
    const mainThreadMs = released > 0 ? this.#mainThreadMs / released : 0;
    return { delivered, released, covered, mainThreadMs, latencyMs: this.#latencyMs };
  }
}
