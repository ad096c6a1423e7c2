import type { CallDriver, PhaseGoal } from '../../rig/call-driver.ts';
import { isExtensionRenderer } from '../../rig/processes.ts';

export interface Phase extends PhaseGoal {
  readonly name: string;
  /** What happens at the beginning of the phase. */
  act(call: CallDriver): Promise<unknown>;
}

/** The engine may need a second to come back; so many pictures show that it has. */
const BACK_IN_USE = 30;

async function killEngine(call: CallDriver): Promise<void> {
  const killed = await call.browser.killProcesses(isExtensionRenderer);
  if (killed.length === 0) throw new Error('There was no extension process to kill');
}

/** Everything that happens to the call between start-up and end, in this order. */
export function listPhases(codec: string): Phase[] {
  let show: () => Promise<void> = async () => {};
  return [
    {
      name: 'start-up',
      frames: 200,
      pictures: 60,
      act: (call) => call.start({ codec, examineLocal: true }),
    },
    { name: 'camera switch', frames: 150, pictures: 60, act: (call) => call.switchCamera() },
    ...[
      { width: 640, height: 480 },
      { width: 320, height: 180, frameRate: 15 },
      { width: { exact: 360 }, height: { exact: 640 } },
      { width: 1280, height: 720, frameRate: 30 },
    ].map((constraints) => ({
      name: `constraints ${JSON.stringify(constraints)}`,
      frames: 60,
      pictures: 20,
      act: (call: CallDriver) => call.applyConstraints(constraints),
    })),
    {
      name: 'hidden tab',
      frames: 240,
      pictures: 60,
      act: async (call) => {
        show = await call.page.hide();
      },
    },
    { name: 'shown again', frames: 60, pictures: 20, act: () => show() },
    ...(['body', 'root', 'document-open'] as const).map((wipe) => ({
      name: `page wipes its ${wipe}`,
      frames: 120,
      pictures: BACK_IN_USE,
      act: (call: CallDriver) => call.wipeDom(wipe),
    })),
    { name: 'engine process killed', frames: 180, pictures: BACK_IN_USE, act: killEngine },
    {
      name: 'camera switch after it',
      frames: 90,
      pictures: 20,
      act: (call) => call.switchCamera(),
    },
    {
      name: 'extension reloaded',
      frames: 150,
      act: async (call) => call.browser.extension?.reload(),
    },
    { name: 'camera switch after it too', frames: 60, act: (call) => call.switchCamera() },
    {
      name: 'extension switched off',
      frames: 90,
      act: async (call) => call.browser.extension?.setEnabled(false),
    },
    { name: 'engine process killed meanwhile', frames: 60, act: killEngine },
    { name: 'camera switch meanwhile', frames: 60, act: (call) => call.switchCamera() },
  ];
}
