import { type FrameReport, parseFrameReport } from '../../protocol/background';

/** What one frame of a tab captures, as the background keeps it in session storage. */
export interface StoredSession extends FrameReport {
  readonly tab: number;
  readonly frame: number;
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly reportedAt: number;
}

/** `session:TAB:FRAME` */
const KEY = /^session:(\d+):(\d+)$/;

/** Picks the sessions out of everything in session storage; entries that make no sense are left out. */
export function readSessions(stored: Readonly<Record<string, unknown>>): StoredSession[] {
  return Object.entries(stored).flatMap(([key, value]) => parseSession(key, value) ?? []);
}

function parseSession(key: string, value: unknown): StoredSession | null {
  const [, tab, frame] = KEY.exec(key) ?? [];
  if (tab === undefined || frame === undefined) return null;
  if (typeof value !== 'object' || value === null) return null;
  const { url, reportedAt, ...rest } = value as Record<string, unknown>;
  const report = parseFrameReport({ ...rest, kind: 'frame-report' });
  if (!report || typeof url !== 'string' || typeof reportedAt !== 'number') return null;
  return {
    ...report,
    tab: Number(tab),
    frame: Number(frame),
    url,
    reportedAt,
  };
}
