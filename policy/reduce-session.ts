import type { GuardSettings } from './guard-settings';
import { onMachineEvent } from './machine-events';
import { onPageEvent } from './page-events';
import { onPersonEvent } from './person-events';
import type { Session } from './session';
import type { Outcome, SessionEvent } from './session-events';

/** The session after an event, and what is to be done about it. Pure: time comes with the event. */
export function reduce(session: Session, event: SessionEvent, settings: GuardSettings): Outcome {
  switch (event.origin) {
    case 'page':
      return onPageEvent(session, event);
    case 'person':
      return onPersonEvent(session, event, settings);
    case 'machine':
      return onMachineEvent(session, event, settings);
  }
}
