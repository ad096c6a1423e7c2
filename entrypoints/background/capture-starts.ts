import type { CaptureStartAnswer } from '../../protocol/capture-start';
import type { FrameAddress, FrameSessions } from './frame-sessions';
import type { Machine } from './machine';
import type { RestoredTabs } from './restored-tabs';

export interface StartFacts {
  readonly sessions: FrameSessions;
  readonly machine: Machine;
  readonly restored: RestoredTabs;
}

/** What a document that is about to capture has to know. */
export async function answerCaptureStart(
  address: FrameAddress,
  { sessions, machine, restored }: StartFacts,
): Promise<CaptureStartAnswer> {
  const [left, state, isRestored] = await Promise.all([
    sessions.left(address),
    machine.read(),
    restored.has(address.tab),
  ]);
  return { left, machine: state, isRestored };
}
