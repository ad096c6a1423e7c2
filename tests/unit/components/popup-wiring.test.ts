import { describe, expect, it } from 'vitest';
import { FrameRates } from '../../../entrypoints/popup/frame-rates.ts';
import { readSessions } from '../../../entrypoints/popup/read-sessions.ts';
import { tabViews } from '../../../entrypoints/popup/tab-views.ts';
import type { CaptureReport } from '../../../protocol/background.ts';

const capture = (given: Partial<CaptureReport> = {}): CaptureReport => ({
  id: 1,
  kind: 'camera',
  state: { phase: 'live' },
  width: 1280,
  height: 720,
  figures: { delivered: 0, released: 0, covered: 0, mainThreadMs: 0, latencyMs: 0 },
  load: null,
  ...given,
});

const stored = (captures: readonly CaptureReport[], reportedAt = 1_000): unknown => ({
  tab: 7,
  frame: 0,
  url: 'https://meet.example.org/a',
  captures,
  reportedAt,
});

const TABS = [
  { id: 6, title: 'News', url: 'https://news.example/', isCurrent: true },
  { id: 7, title: 'Meeting', url: 'https://meet.example.org/a', isCurrent: false },
  { id: 8, title: 'Idle', url: 'https://idle.example/', isCurrent: false },
];

const views = (entries: Record<string, unknown>): ReturnType<typeof tabViews> =>
  tabViews(readSessions(entries), TABS, new FrameRates());

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

  it('takes the frames of a tab together, the most exposed capture of a kind first', () => {
    const [, tab] = views({
      'session:7:0': stored([capture({ state: { phase: 'covered', reason: 'engine-late' } })]),
      'session:7:3': stored([capture(), capture({ id: 2, kind: 'screen' })]),
    });
    expect(tab?.devices.map(({ kind, picture }) => [kind, picture?.phase])).toEqual([
      ['camera', 'live'],
      ['screen', 'live'],
    ]);
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
