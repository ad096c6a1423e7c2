import { afterEach, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import { QUEUED_FRAMES } from '../../rig/call-page/examiner.ts';
import type { PhaseFigures } from '../../rig/call-page/figures.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';
import { Desktop, holdButton, pressButton } from './desktop.ts';

/** Milliseconds; a whole screen wants one second. */
const LONG_ENOUGH = 1_200;
const TOO_SHORT = 500;

let desktop: Desktop;

afterEach(() => desktop.close());

interface Seen {
  readonly far: PhaseFigures;
  readonly near: PhaseFigures;
}

async function seen(): Promise<Seen> {
  const { far, near } = await desktop.page.evaluate<{ far: PhaseFigures[]; near: PhaseFigures[] }>(
    '({ far: far.figures, near: near.figures })',
  );
  const [lastFar, lastNear] = [far.at(-1), near.at(-1)];
  if (!lastFar || !lastNear) throw new Error('nothing is watched');
  return { far: lastFar, near: lastNear };
}

const begin = (phase: string): Promise<unknown> =>
  desktop.page.evaluate(`far.beginPhase('${phase}'); near.beginPhase('${phase}')`);

const untilSeen = (what: string, isSo: (figures: PhaseFigures) => boolean): Promise<unknown> =>
  until(what, async () => isSo((await seen()).far));

const share = (options = '{ video: true }'): Promise<MediaTrackSettings> =>
  desktop.page.evaluate(`share(${options})`);

const heard = (): Promise<string[]> => desktop.page.evaluate('heard');

/** Not one frame of the present phase shows the desktop, at either end. */
async function expectNothingSeen(): Promise<void> {
  const { far, near } = await seen();
  expect([far.leaked, far.pictures, near.leaked, near.pictures]).toEqual([0, 0, 0, 0]);
}

/** Frames from before may still wait to be judged at the near end: as many pass first. */
async function beginBehindQueue(phase: string): Promise<void> {
  await begin(`before ${phase}`);
  await until('what waited is judged', async () => (await seen()).near.frames > QUEUED_FRAMES);
  await begin(phase);
}

/** The act has arrived in the frame that shares. */
const untilCapped = (): Promise<unknown> =>
  until('the frame has heard it', async () => {
    const [session] = await toldSessions(desktop.browser);
    return session?.gates.screen.state === 'capped';
  });

async function shareAndConfirm(): Promise<void> {
  await share();
  const airlock = await desktop.airlock();
  await holdButton(airlock, 'Press and hold', LONG_ENOUGH);
  await begin('confirmed');
  await untilSeen('the desktop is seen', ({ leaked }) => leaked >= 10);
}

test('without the extension the whole desktop is seen at once', async () => {
  desktop = await Desktop.open();
  expect(await share()).toMatchObject({ displaySurface: 'monitor' });
  await untilSeen('the desktop is seen', ({ leaked }) => leaked >= 10);
});

test('nothing of the desktop is seen before the person says yes, and all of it after', async () => {
  desktop = await Desktop.open(builtExtension());
  expect(await share()).toMatchObject({ displaySurface: 'monitor' });
  const airlock = await desktop.airlock();
  await untilSeen('the holding card arrives', ({ cards }) => cards >= 3);
  await expectNothingSeen();

  await holdButton(airlock, 'Press and hold', TOO_SHORT);
  await begin('after a short press');
  await untilSeen('the holding card arrives', ({ cards }) => cards >= 3);
  await expectNothingSeen();

  await holdButton(airlock, 'Press and hold', LONG_ENOUGH);
  await desktop.untilAirlockClosed();
  await begin('confirmed');
  await untilSeen('the desktop is seen', ({ leaked }) => leaked >= 10);
  const [session] = await toldSessions(desktop.browser);
  expect(session?.gates.screen.state).toBe('live');
  expect(session?.captures[0]?.share).toMatchObject({ surface: 'monitor', hold: null });
  expect(session?.captures[0]?.share?.sharedSince).toBeGreaterThan(0);

  // End means off: what was allowed is allowed no more.
  await desktop.page.evaluate('track.stop()');
  await until(
    'nothing is captured',
    async () => (await toldSessions(desktop.browser)).length === 0,
  );
  await share();
  await desktop.airlock();
  await begin('shared again');
  await untilSeen('the holding card arrives', ({ cards }) => cards >= 3);
  await expectNothingSeen();
});

test('a pause shows the last picture and nothing that comes after it', async () => {
  desktop = await Desktop.open(builtExtension());
  await shareAndConfirm();
  await desktop.paint('clean');
  await begin('clean');
  await untilSeen('the clean desktop is seen', ({ pictures }) => pictures >= 5);
  await beginBehindQueue('still clean');
  await untilSeen('the clean desktop is seen', ({ pictures }) => pictures >= 2);
  await desktop.browser.extension?.act('cap', 'screen');
  await untilCapped();
  await begin('paused');
  await desktop.paint('marks');
  await untilSeen('the still arrives', ({ frames }) => frames >= 3);
  const { far, near } = await seen();
  expect([far.leaked, far.cards, far.black, near.leaked]).toEqual([0, 0, 0, 0]);

  await desktop.browser.extension?.act('uncap', 'screen');
  await begin('resumed');
  await untilSeen('the desktop is seen again', ({ leaked }) => leaked >= 5);
});

test('cover everything covers the desktop, and it takes another yes to show it again', async () => {
  desktop = await Desktop.open(builtExtension());
  await shareAndConfirm();
  await desktop.page.evaluate("for (const end of [near, far]) end.beginPhaseAtCard('covered')");
  await desktop.browser.extension?.act('panic');
  await until('the card is at both ends', async () => {
    const { far, near } = await seen();
    return [far, near].every(({ phase, cards }) => phase === 'covered' && cards >= 3);
  });
  // From the first card on: not one frame of the desktop follows it.
  await expectNothingSeen();

  await begin('still covered');
  await desktop.browser.extension?.act('uncap', 'screen');
  const airlock = await desktop.airlock();
  await untilSeen('the holding card arrives', ({ cards }) => cards >= 3);
  await expectNothingSeen();
  await holdButton(airlock, 'Press and hold', LONG_ENOUGH);
  await begin('confirmed again');
  await untilSeen('the desktop is seen again', ({ leaked }) => leaked >= 5);
});

test.for(['Do not share', 'Choose a window instead'])(
  '"%s" ends the share as the person can, and the next one is held again',
  async (answer) => {
    desktop = await Desktop.open(builtExtension());
    await share();
    await pressButton(await desktop.airlock(), answer);
    await until('the page is told', async () => (await heard()).includes('video ended'));
    expect(await desktop.page.evaluate('[track.readyState, stream.active]')).toEqual([
      'ended',
      false,
    ]);
    await until(
      'nothing is captured',
      async () => (await toldSessions(desktop.browser)).length === 0,
    );
    await expectNothingSeen();
    if (answer === 'Choose a window instead') {
      const window = await desktop.browser.findTarget('the hint', ({ url }) =>
        url.includes('/airlock.html'),
      );
      await until('the hint', () =>
        window.evaluate("document.body.innerText.includes('once more')"),
      );
      await pressButton(window, 'Close');
    }
    await desktop.untilAirlockClosed();

    await share();
    await desktop.airlock();
    await begin('shared again');
    await untilSeen('the holding card arrives', ({ cards }) => cards >= 3);
    await expectNothingSeen();
  },
);

test('a word that is typed says yes, a wrong one does not', async () => {
  desktop = await Desktop.open(builtExtension());
  await share();
  const airlock = await desktop.airlock();
  const type = async (word: string): Promise<void> => {
    await airlock.evaluate(`(() => {
      document.querySelector('details').open = true;
      document.querySelector('input[type=text]').value = '';
      document.querySelector('input[type=text]').focus();
    })()`);
    await airlock.session.send('Input.insertText', { text: word });
    for (const kind of ['keyDown', 'keyUp']) {
      const key = { type: kind, key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
      // The window may have closed at the press of the key.
      await airlock.session
        .send('Input.dispatchKeyEvent', { ...key, text: '\r' })
        .catch(() => null);
    }
  };
  await type('sure');
  await until('it says so', () =>
    airlock.evaluate("document.body.innerText.includes('not the word')"),
  );
  await begin('after a wrong word');
  await untilSeen('the holding card arrives', ({ cards }) => cards >= 2);
  await expectNothingSeen();
  await type('share');
  await begin('confirmed');
  await untilSeen('the desktop is seen', ({ leaked }) => leaked >= 5);
});
