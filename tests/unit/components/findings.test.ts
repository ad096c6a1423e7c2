import { describe, expect, it } from 'vitest';
import { noticeOf } from '../../../components/chip/chip-notice.ts';
import { frameDevices } from '../../../components/device/frame-devices.ts';
import { tellingTabs } from '../../../components/popup/shared-elsewhere.tsx';
import { whyText } from '../../../components/reading/why-text.ts';
import { WHY } from '../../../models/secrets/finding.ts';
import { POPUP_STATES } from '../../../playground/states/popup-states.ts';
import { capped } from '../../../policy/gate.ts';
import type {
  CaptureReport,
  FrameReport,
  HiddenReport,
  ReadingReport,
} from '../../../protocol/background.ts';

const NOW = 1_000_000;

const WIFI: HiddenReport = {
  ...{ id: 1, why: 'hiddenWifi', since: NOW - 1_000, isShown: false },
  ...{ x: 0.1, y: 0.2, width: 0.3, height: 0.05 },
};

function report(reading: Partial<ReadingReport>, given: Partial<CaptureReport> = {}): FrameReport {
  const capture: CaptureReport = {
    ...{ id: 4, kind: 'screen', label: '', state: { phase: 'live' }, width: 1600, height: 1000 },
    figures: { delivered: 0, released: 0, covered: 0, mainThreadMs: 0, latencyMs: 0 },
    load: null,
    share: { surface: 'browser', hold: null, sharedSince: 0 },
    reading: { state: 'ready', waiting: 0, sent: 0, warnsOnly: false, hidden: [WIFI], ...reading },
    ...given,
  };
  const live = { state: 'live', since: 0 } as const;
  const join = capped('join', 0);
  return {
    ...{
      kind: 'frame-report',
      captures: [capture],
      microphones: [],
      sounds: [],
      site: null,
      mutedByBrowser: [],
    },
    ...{ talking: false, talkedWhileMuted: null, reminder: null },
    gates: { camera: join, microphone: join, screen: live, sound: join },
  };
}

describe('why something is hidden', () => {
  it('has a sentence for every kind of secret', () => {
    for (const why of Object.values(WHY)) expect(whyText(why)).toBe(why);
  });

  it('has one for kinds that it does not know', () => {
    expect(whyText('hiddenByNobody')).toBe('hiddenSomething');
    expect(whyText('toString')).toBe('hiddenSomething');
  });
});

describe('what was found on a screen', () => {
  it('is shown with its capture and the shape of the picture', () => {
    const [screen] = frameDevices(report({}));
    expect(screen?.text).toMatchObject({ capture: 4, aspect: 1.6, reading: { hidden: [WIFI] } });
    const [before] = frameDevices(report({}, { width: 0, height: 0 }));
    expect(before?.text?.aspect).toBe(0);
  });

  it('is said by the chip for a while, the newest first', () => {
    const newer = { ...WIFI, id: 2, why: 'hiddenToken', since: NOW };
    const found = { kind: 'found', why: 'hiddenToken', isHidden: true };
    expect(noticeOf(report({ hidden: [WIFI, newer] }), NOW)).toEqual(found);
    expect(noticeOf(report({ hidden: [WIFI, newer] }), NOW + 60_000)).toBeNull();
    const warned = noticeOf(report({ warnsOnly: true }), NOW);
    expect(warned).toEqual({ kind: 'found', why: 'hiddenWifi', isHidden: false });
  });

  it('is not said of what the person shows, nor of a screen that nobody sees', () => {
    expect(noticeOf(report({ hidden: [{ ...WIFI, isShown: true }] }), NOW)).toBeNull();
    const share = { surface: 'monitor', hold: 'surface-changed', sharedSince: null } as const;
    expect(noticeOf(report({}, { share }), NOW)).toBeNull();
  });

  it('is told of another tab, too, while it is shared', () => {
    const namesIn = (state: string): string[] =>
      tellingTabs(POPUP_STATES[state]?.tabs ?? []).map(({ title }) => title);
    expect(namesIn('found-elsewhere')).toEqual(['Review – Talk']);
    expect(namesIn('found')).toEqual([]);
    expect(namesIn('other-tabs')).toEqual([]);
  });
});
