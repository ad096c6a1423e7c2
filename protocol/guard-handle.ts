import type { FrameReport } from './background';
import type { PersonAct } from './person-act';

/** What the guard offers to the other scripts of its own world in the same frame. */
export interface GuardHandle {
  report(): FrameReport;
  obey(act: PersonAct): void;
  /** The mark of this tab; `null` while no tab is shared. */
  markSurface(mark: string | null): void;
  /** @returns what ends the listening. */
  listen(onChange: () => void): () => void;
}

/** Property of the guard world's global, which no page script can see. */
const HANDLE = Symbol.for('lenscap.guard');

type Holder = { [HANDLE]?: GuardHandle };

export function offerGuard(handle: GuardHandle): void {
  (globalThis as Holder)[HANDLE] = handle;
}

/** The guard of this frame; `null` where none runs. */
export const findGuard = (): GuardHandle | null => (globalThis as Holder)[HANDLE] ?? null;
