import { browser } from 'wxt/browser';
import { isLive } from '../../policy/session';
import { askFrame } from './frame-messages';
import type { FrameSessions } from './frame-sessions';

/** Keyboard commands, as the manifest names them. */
type Command = 'toggle-camera' | 'toggle-microphone' | 'cover-everything';

const isCommand = (value: string): value is Command =>
  value === 'toggle-camera' || value === 'toggle-microphone' || value === 'cover-everything';

/** Does what a keyboard command says: for the tab in front, or, to cover everything, for all tabs. */
export async function actOnTabs(command: string, sessions: FrameSessions): Promise<void> {
  if (!isCommand(command)) return;
  const all = await sessions.all();
  if (command === 'cover-everything') {
    await Promise.all(
      all.map((session) => askFrame(session, { kind: 'person-act', act: 'panic' })),
    );
    return;
  }
  const device = command === 'toggle-camera' ? 'camera' : 'microphone';
  const [front] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const inFront = all.filter(({ tab }) => tab === front?.id);
  const act = inFront.some(({ gates }) => isLive(gates, device)) ? 'cap' : 'uncap';
  await Promise.all(
    inFront.map((session) => askFrame(session, { kind: 'person-act', act, device })),
  );
}
