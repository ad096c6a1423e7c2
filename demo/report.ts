import type { Meeting } from './meeting/meeting.ts';
import type { Snapshots } from './meeting/snapshots.ts';

/** What the page offers, as `demo`, to the script that writes a report about it. */
export interface DemoHandle {
  readonly meeting: Meeting;
  takeSnapshots(): Promise<Snapshots>;
}
