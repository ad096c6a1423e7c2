import { describe, expect, it } from 'vitest';
import { frameDevices } from '../../../components/device/frame-devices.ts';
import { FrameRates } from '../../../entrypoints/popup/frame-rates.ts';
import { readSessions } from '../../../entrypoints/popup/read-sessions.ts';
import { tabViews } from '../../../entrypoints/popup/tab-views.ts';
import { capped } from '../../../policy/gate.ts';
import { CAREFUL_SETTINGS } from '../../../policy/settings/settings.ts';
import type { CaptureReport, FrameReport } from '../../../protocol/background.ts';

const capture = (given: Partial<CaptureReport> = {}): CaptureReport => ({
  id: 1,
  kind: 'camera',
  label: 'Integrated Camera',
  state: { phase: 'live' },
  width: 1280,
  height: 720,
  figures: { delivered: 0, released: 0, covered: 0, mainThreadMs: 0, latencyMs: 0 },
  load: null,
  share: null,
  reading: null,
  ...given,
});

const LIVE = { state: 'live', since: 0 } as const;

const report = (given: Partial<FrameReport> = {}): FrameReport => ({
  kind: 'frame-report',
  captures: [],
  microphones: [],
  gates: {
    camera: LIVE,
    microphone: capped('join', 0),
    screen: LIVE,
    sound: capped('join', 0),
  },
  sounds: [],
  site: null,
  talking: false,
  talkedWhileMuted: null,
  mutedByBrowser: [],
  reminder: null,
  ...given,
});

const stored = (captures: readonly CaptureReport[], reportedAt = 1_000): unknown => ({
  ...report({ captures }),
  ...{ tab: 7, frame: 0, url: 'https://meet.example.org/a', reportedAt },
});

describe('frameDevices', () => {
  it('shows one device of each kind, with its gate', () => {
    const microphones = ['Headset', 'Built-in'];
    const devices = frameDevices(report({ captures: [capture()], microphones }));
    expect(devices.map(({ kind, gate }) => [kind, gate?.state])).toEqual([
      ['camera', 'live'],
      ['microphone', 'capped'],
    ]);
  });

  it('never hides a live capture behind a covered one', () => {
    const covered = capture({ state: { phase: 'covered', reason: 'engine-late' } });
    const [camera] = frameDevices(report({ captures: [covered, capture({ id: 2 })] }));
    expect(camera?.picture?.phase).toBe('live');
  });

  it('forgets a capture that has ended', () => {
    const ended = capture({ state: { phase: 'ended' } });
    expect(frameDevices(report({ captures: [ended] }))).toEqual([]);
  });
});

const TABS = [
  { id: 6, title: 'News', url: 'https://news.example/', isCurrent: true },
  { id: 7, title: 'Meeting', url: 'https://meet.example.org/a', isCurrent: false },
  { id: 8, title: 'Idle', url: 'https://idle.example/', isCurrent: false },
];

const views = (entries: Record<string, unknown>): ReturnType<typeof tabViews> =>
  tabViews(TABS, {
    sessions: readSessions(entries),
    rates: new FrameRates(),
    settings: { settings: CAREFUL_SETTINGS, habits: {} },
  });

describe('readSessions', () => {
  it('reads sessions and leaves out whatever else is there', () => {
    const sessions = readSessions({
      'session:7:0': stored([capture()]),
      'session:7:1': { captures: 'broken' },
      'session:x:0': stored([capture()]),
      other: 1,
    });
    expect(sessions.map(({ tab, frame }) => [tab, frame])).toEqual([[7, 0]]);
  });
});

describe('tabViews', () => {
  it('shows nothing when nothing is captured', () => {
    expect(views({})).toEqual([]);
  });

  it('shows the current tab first, then those that capture', () => {
    const tabs = views({ 'session:7:0': stored([capture()]) });
    expect(tabs.map(({ tabId, devices }) => [tabId, devices.length])).toEqual([
      [6, 0],
      [7, 1],
    ]);
  });

  it('shows what every frame of a tab holds, and in whose page', () => {
    const embedded = stored([capture(), capture({ id: 2, kind: 'screen' })]) as object;
    const [, tab] = views({
      'session:7:3': { ...embedded, url: 'https://rooms.example.net/x' },
      'session:7:0': stored([capture({ state: { phase: 'covered', reason: 'engine-late' } })]),
    });
    expect(
      tab?.devices.map(({ kind, picture, frameHost }) => [kind, picture?.phase, frameHost]),
    ).toEqual([
      ['camera', 'covered', null],
      ['camera', 'live', 'rooms.example.net'],
      ['screen', 'live', 'rooms.example.net'],
    ]);
  });

  it('knows the site of a page, and none where everything is embedded', () => {
    const own = { ...(stored([capture()]) as object), site: 'https://meet.example.org' };
    expect(views({ 'session:7:0': own })[1]?.site?.origin).toBe('https://meet.example.org');
    expect(views({ 'session:7:3': stored([capture()]) })[1]?.site).toBeNull();
  });
});

describe('FrameRates', () => {
  const at = (released: number, reportedAt: number): ReturnType<typeof readSessions> => {
    const figures = { ...capture().figures, released };
    return readSessions({ 'session:7:0': stored([capture({ figures })], reportedAt) });
  };

  it('counts between two reports, and not within one', () => {
    const rates = new FrameRates();
    const ask = (sessions: ReturnType<typeof readSessions>): (number | null)[] => {
      rates.observe(sessions);
      return sessions.map((session) => rates.of(session, 1));
    };
    expect(ask(at(10, 1_000))).toEqual([null]);
    expect(ask(at(70, 3_000))).toEqual([30]);
    expect(ask(at(70, 3_000))).toEqual([30]);
    expect(ask(at(0, 4_000))).toEqual([null]);
  });
});
