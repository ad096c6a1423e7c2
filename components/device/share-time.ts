import type { Surface } from '../../policy/share';
import { formatDuration } from '../text/format';
import type { MessageKey } from '../text/message-key';

const MINUTE_MS = 60_000;

const TITLES: Readonly<Record<Surface, MessageKey>> = {
  monitor: 'wholeScreenShared',
  window: 'windowShared',
  browser: 'tabShared',
  unknown: 'screenShared',
};

/** What is shared, in words. */
export const shareTitle = (surface: Surface): MessageKey => TITLES[surface];

/** "12 min", from the first minute on. Milliseconds since the epoch. */
export const sharedFor = (language: string, since: number, now: number): string =>
  formatDuration(language, Math.max(MINUTE_MS, now - since));

/** "▲", after a minute "▲1", after an hour "▲1h": a badge has room for four signs. */
export function sharedBadge(since: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - since) / MINUTE_MS));
  if (minutes === 0) return '▲';
  return minutes < 60 ? `▲${minutes}` : `▲${Math.floor(minutes / 60)}h`;
}
