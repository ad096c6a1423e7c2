import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '../../tests/rig/page.ts';
import type { SiteContent } from '../setting/site.ts';
import type { Arrival } from './frame-log.ts';

/** The site on which `CameraDriver` works. */
export const CAMERA_SITE: SiteContent = { pages: { camera: 'camera-page/main.ts' } };
export const CAMERA_PATH = '/camera';

/** Not measured: buffers fill, encoders find their rate, compilers get going. In ms. */
const SETTLING_MS = 3_000;

/** Drives the camera page in one tab. */
export class CameraDriver {
  constructor(readonly page: Page) {}

  /** Opens the camera and watches the track, or the far end of a call with `codec`. */
  async watch(readsCounters: boolean, codec?: string): Promise<void> {
    await this.page.evaluate('camera.open()');
    const watching =
      codec === undefined
        ? `camera.watchTrack(${readsCounters})`
        : `camera.watchCall('${codec}', ${readsCounters})`;
    await this.page.evaluate(watching);
    await wait(SETTLING_MS);
  }

  /** The pictures that arrive within so long. */
  async arrivals(ms: number): Promise<Arrival[]> {
    await this.page.evaluate('camera.takeArrivals()');
    await wait(ms);
    return this.page.evaluate<Arrival[]>('camera.takeArrivals()');
  }

  async close(): Promise<void> {
    await this.page.evaluate('camera.close()');
  }
}
