import { describe, expect, it } from 'vitest';
import { deviceStatus } from '../../../components/device/device-status.ts';
import { sharedBadge, sharedFor } from '../../../components/device/share-time.ts';
import { SHARED_SCREEN } from '../../../playground/states/devices.ts';

const MINUTE = 60_000;

describe('what is shared, and for how long', () => {
  it.each([
    ['monitor', 'wholeScreenShared'],
    ['window', 'windowShared'],
    ['browser', 'tabShared'],
    ['unknown', 'screenShared'],
  ] as const)('%s', (surface, title) => {
    expect(deviceStatus({ ...SHARED_SCREEN, share: { surface, since: 0 } }).title).toBe(title);
  });

  it.each([
    [0, '▲', '1 min'],
    [MINUTE - 1, '▲', '1 min'],
    [12 * MINUTE, '▲12', '12 min'],
    [59 * MINUTE, '▲59', '59 min'],
    [90 * MINUTE, '▲1h', '1.5 hr'],
    [-MINUTE, '▲', '1 min'],
  ])('after %i ms', (ms, badge, words) => {
    expect(sharedBadge(5, 5 + ms)).toBe(badge);
    expect(sharedFor('en', 5, 5 + ms)).toBe(words);
  });
});
