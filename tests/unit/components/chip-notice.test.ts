import { describe, expect, it } from 'vitest';
import { noticeOf } from '../../../components/chip/chip-notice.ts';
import { capped } from '../../../policy/gate.ts';
import type { FrameReport } from '../../../protocol/background.ts';

const NOW = 1_000_000;

const report = (given: Partial<FrameReport> = {}): FrameReport => ({
  kind: 'frame-report',
  captures: [],
  microphones: ['Headset'],
  sounds: [],
  gates: {
    camera: capped('locked', NOW),
    microphone: capped('join', NOW),
    screen: capped('join', NOW),
    sound: capped('join', NOW),
  },
  site: null,
  talking: false,
  talkedWhileMuted: null,
  mutedByBrowser: [],
  reminder: null,
  ...given,
});

const locked = (since: number): FrameReport['gates'] => ({
  ...report().gates,
  microphone: capped('locked', since),
});

describe('noticeOf', () => {
  it('says nothing of what the person has chosen, nor of devices that are not held', () => {
    expect(noticeOf(report(), NOW)).toBeNull();
    const gates = { ...report().gates, microphone: capped('panic', NOW) };
    expect(noticeOf(report({ gates }), NOW)).toBeNull();
  });

  it('says for a while what was covered without the person', () => {
    const about = { kind: 'covered', about: 'locked' };
    expect(noticeOf(report({ gates: locked(NOW - 29_000) }), NOW)).toEqual(about);
    expect(noticeOf(report({ gates: locked(NOW - 31_000) }), NOW)).toBeNull();
  });

  it('asks before it tells, and hears before it asks', () => {
    const asked = report({ gates: locked(NOW), reminder: 'call-over' });
    expect(noticeOf(asked, NOW)).toEqual({ kind: 'reminder', about: 'call-over' });
    expect(noticeOf({ ...asked, talkedWhileMuted: NOW }, NOW)).toEqual({
      kind: 'talking-while-muted',
    });
  });
});
