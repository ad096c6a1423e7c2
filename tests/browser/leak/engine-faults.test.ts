import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import { CallDriver } from '../../rig/call-driver.ts';
import { toldStates } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';

let call: CallDriver;

beforeEach(async () => {
  call = await CallDriver.open({ extensionDir: builtExtension() });
  await call.start({ codec: 'video/H264', examineLocal: true });
  await call.untilPhase({ frames: 30, pictures: 20 });
});

afterEach(() => call.close());

/** Script for the engine's worker, run as a task of its own so that its answer is not waited for. */
async function harmEngine(script: string): Promise<void> {
  const frame = await call.browser.findTarget('the engine', ({ url }) =>
    url.endsWith('engine.html'),
  );
  // A dedicated worker can be attached to only once its owner has been told to announce it.
  const announce = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
  await frame.session.send('Target.setAutoAttach', announce);
  const worker = await call.browser.findTarget(
    'the engine’s worker',
    ({ type, url }) => type === 'worker' && url.includes('/assets/worker-'),
  );
  await worker.evaluate(`void setTimeout(() => { ${script} })`);
}

const stall = (ms: number): string =>
  `const until = performance.now() + ${ms}; while (performance.now() < until);`;

/** What happens to the worker, and what the background is told meanwhile. */
const FAULTS = [
  ['it is late', stall(700), 'covered engine-late'],
  ['it hangs', stall(10_000), 'covered engine-restarting'],
  ['it ends itself', 'close();', null],
  ['it fails outside a picture', "throw new Error('a fault');", null],
] as const;

test.for(FAULTS)(
  'when %s the card goes out, and the picture comes back',
  async ([, harm, told]) => {
    await call.beginPhase('fault');
    await harmEngine(harm);
    const isTold = told
      ? until(`the background is told "${told}"`, async () =>
          (await toldStates(call.browser)).includes(told),
        )
      : Promise.resolve(true);
    await until('a card is sent', async () => ((await call.report()).local.at(-1)?.cards ?? 0) > 0);
    await isTold;
    await call.beginPhase('recovery');
    const { received, local, errors } = await call.untilPhase({ frames: 60, pictures: 60 });
    const leaked = [...received, ...local].filter((phase) => phase.leaked > 0);
    expect(leaked).toEqual([]);
    expect(errors).toEqual([]);
    await until('the state is live again', async () =>
      (await toldStates(call.browser)).includes('live'),
    );
  },
);
