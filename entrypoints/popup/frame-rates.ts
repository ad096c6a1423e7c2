import type { StoredSession } from './read-sessions';

interface Count {
  readonly released: number;
  readonly reportedAt: number;
  readonly fps: number | null;
}

const keyOf = (session: StoredSession, capture: number): string =>
  `${session.tab}:${session.frame}:${capture}`;

/** Pictures per second of each capture, from the counts of two reports in a row. */
export class FrameRates {
  #counts = new Map<string, Count>();

  /** To be told of every change; captures that are gone are forgotten. */
  observe(sessions: readonly StoredSession[]): void {
    const next = new Map<string, Count>();
    for (const session of sessions) {
      for (const { id, figures } of session.captures) {
        const key = keyOf(session, id);
        const { reportedAt } = session;
        const before = this.#counts.get(key);
        next.set(key, count(before, { released: figures.released, reportedAt }));
      }
    }
    this.#counts = next;
  }

  of(session: StoredSession, capture: number): number | null {
    return this.#counts.get(keyOf(session, capture))?.fps ?? null;
  }
}

function count(
  before: Count | undefined,
  now: { readonly released: number; readonly reportedAt: number },
): Count {
  if (before?.reportedAt === now.reportedAt) return before;
  const seconds = before ? (now.reportedAt - before.reportedAt) / 1_000 : 0;
  const released = before ? now.released - before.released : 0;
  return { ...now, fps: seconds > 0 && released >= 0 ? Math.round(released / seconds) : null };
}
