import type { DeviceKind } from './gate';
import { COVERED_BY, LAPSES, type Lapse } from './lapse';
import { exposedDevices, type Session } from './session';

/** A question that waits for the person: are these devices meant to be live? */
export interface Reminder {
  readonly lapse: Lapse;
  readonly devices: readonly DeviceKind[];
}

/** What a lapse covers of what is live now. */
export const exposedTo = (session: Session, lapse: Lapse): DeviceKind[] =>
  exposedDevices(session).filter((device) => COVERED_BY[lapse].includes(device));

/** The reminders that wait for an answer; they fall away with the lapse, or with what was live. */
export function openReminders(session: Session): Reminder[] {
  return LAPSES.filter((lapse) => session.lapses[lapse] === 'reminded')
    .map((lapse) => ({ lapse, devices: exposedTo(session, lapse) }))
    .filter(({ devices }) => devices.length > 0);
}
