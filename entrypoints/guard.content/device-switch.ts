import type { Outlet } from './outlet';
import { reopenSource } from './reopen-source';

/** How switching a device on again ended; what failed is as the policy names it. */
export type Acquired = 'acquired' | 'device-missing' | 'device-busy';

export interface DeviceSwitchOwner {
  /** Whether the device may be on: the gate is open. */
  readonly isOpen: boolean;
  /** The device is on again, behind each of these stand-ins. */
  onRenewed(outlets: readonly Outlet[]): void;
}

/** Switches the device behind a capture's stand-ins off and on again, while the page holds them. */
export class DeviceSwitch {
  #isOff = false;
  /** How often the device was asked for again: only the last one's failure counts. */
  #attempts = 0;

  /** @param outlets Read whenever something is switched; they stay the capture's. */
  constructor(
    private readonly outlets: readonly Outlet[],
    private readonly owner: DeviceSwitchOwner,
  ) {}

  get isOff(): boolean {
    return this.#isOff;
  }

  /** Switches the device off; the stand-ins stay. */
  release(): void {
    this.#isOff = true;
    for (const outlet of this.outlets) {
      outlet.remember();
      outlet.source.stop();
    }
  }

  /**
   * Switches the device on again, with the constraints that each stand-in had. The gate may have
   * closed again meanwhile: then the device goes off at once.
   */
  async acquire(): Promise<Acquired> {
    const [first] = this.outlets;
    if (!first || !this.#isOff) return 'acquired';
    this.#attempts += 1;
    const attempt = this.#attempts;
    const source = await reopenSource(first);
    if (typeof source === 'string') {
      return this.#isNeeded && attempt === this.#attempts ? source : 'acquired';
    }
    const sources = await this.#sourcesFrom(source, first);
    if (this.#isNeeded) this.#renew(sources);
    else for (const one of sources.values()) one.stop();
    return 'acquired';
  }

  /** The gate may have closed, the page may have let go, or another call been sooner. */
  get #isNeeded(): boolean {
    return this.owner.isOpen && this.#isOff && this.outlets.length > 0;
  }

  /** A source for every stand-in, also for those that come meanwhile: all are renewed at once. */
  async #sourcesFrom(
    source: MediaStreamVideoTrack,
    first: Outlet,
  ): Promise<Map<Outlet, MediaStreamVideoTrack>> {
    const sources = new Map([[first, source]]);
    const without = (): Outlet[] => this.outlets.filter((outlet) => !sources.has(outlet));
    for (let left = without(); this.#isNeeded && left.length > 0; left = without()) {
      const applied = left.map((outlet) => {
        const clone = source.clone();
        sources.set(outlet, clone);
        // Constraints that the device no longer meets leave the picture as it is.
        return clone.applyConstraints(outlet.constraints).catch(() => undefined);
      });
      await Promise.all(applied);
    }
    return sources;
  }

  #renew(sources: ReadonlyMap<Outlet, MediaStreamVideoTrack>): void {
    this.#isOff = false;
    for (const [outlet, source] of sources) {
      if (outlet.ended) source.stop();
      else outlet.renew(source);
    }
    this.owner.onRenewed([...sources.keys()].filter(({ ended }) => !ended));
  }
}
