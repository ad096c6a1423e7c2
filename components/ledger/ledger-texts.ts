import type { Stretch } from '../../policy/ledger';
import { capReasonText } from '../device/device-status';
import type { MessageKey } from '../text/message-key';

/** Why a device was covered, or how its time on the air ended; `null` while that lasts. */
export function whyText({ state, reason, endedBy }: Stretch): MessageKey | null {
  if (state === 'capped') return reason && capReasonText(reason);
  if (endedBy === 'closed') return 'endClosed';
  if (endedBy === 'lost') return 'endLost';
  return endedBy === null || endedBy === 'uncovered' ? null : capReasonText(endedBy);
}
