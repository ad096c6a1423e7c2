import type { PhaseGoal } from '../rig/call-driver.ts';
import type { FirefoxCall } from '../rig/firefox/call-driver.ts';

export interface Phase extends PhaseGoal {
  readonly name: string;
  readonly isHidden?: boolean;
  /** What happens at the beginning of the phase. */
  act(call: FirefoxCall): Promise<unknown>;
}

/** The engine may need a second to come back; so many pictures show that it has. */
const BACK_IN_USE = 30;

/** Everything that happens to the call between start-up and end, in this order. */
export function listPhases(): Phase[] {
  let show: () => Promise<void> = async () => {};
  return [
    { name: 'start-up', frames: 180, pictures: 60, act: (call) => call.start() },
    { name: 'camera switch', frames: 120, pictures: 60, act: (call) => call.switchCamera() },
    ...[
      { width: 640, height: 480 },
      { width: 320, height: 180, frameRate: 15 },
      { width: 1280, height: 720, frameRate: 30 },
    ].map((constraints) => ({
      name: `constraints ${JSON.stringify(constraints)}`,
      frames: 60,
      pictures: 20,
      act: (call: FirefoxCall) => call.applyConstraints(constraints),
    })),
    {
      name: 'hidden tab',
      frames: 300,
      pictures: 100,
      isHidden: true,
      act: async (call) => {
        show = await call.hide();
      },
    },
    { name: 'shown again', frames: 60, pictures: 20, act: () => show() },
    ...(['body', 'root', 'document-open'] as const).map((wipe) => ({
      name: `page wipes its ${wipe}`,
      frames: 100,
      pictures: BACK_IN_USE,
      act: (call: FirefoxCall) => call.wipeDom(wipe),
    })),
    {
      name: 'engine process killed',
      frames: 150,
      pictures: BACK_IN_USE,
      act: async (call) => call.under.addon?.killProcess(),
    },
    {
      name: 'camera switch after it',
      frames: 80,
      pictures: 20,
      act: (call) => call.switchCamera(),
    },
    {
      name: 'hidden tab, then wiped',
      frames: 120,
      isHidden: true,
      act: async (call) => {
        show = await call.hide();
        await call.wipeDom('root');
      },
    },
    { name: 'shown once more', frames: 40, pictures: 20, act: () => show() },
  ];
}
