import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import { damageExtension } from '../../rig/damaged-extension.ts';
import { type Reader, startReader } from '../../rig/reader.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';
import { FarEnd, leaksOf } from './far-end.ts';
import { SharedNotes } from './shared-notes.ts';

const FIRST = 'Agenda for Monday';
const SECOND = 'Thanks everybody';
const SECRET = 'Tr7kzo!Quv94';

/** Text passes share two cores with the browser. Milliseconds. */
const PATIENCE = 60_000;

let reader: Reader;
let shared: SharedNotes;
let farEnd: FarEnd;

beforeAll(async () => {
  reader = await startReader();
});
afterAll(() => reader.stop());
afterEach(() => shared.close());

async function share(extensionDir: string): Promise<void> {
  shared = await SharedNotes.open(extensionDir);
  farEnd = new FarEnd(reader, shared);
}

async function readingState(): Promise<string | undefined> {
  const [session] = await toldSessions(shared.browser);
  return session?.captures.find(({ kind }) => kind === 'screen')?.reading?.state;
}

/** Paints what is beside the text, and waits until the far end sees it. */
async function untilPainted(): Promise<void> {
  await shared.notes.evaluate(
    `document.documentElement.insertAdjacentHTML('beforeend',
      '<div style="position:fixed;top:0;right:0;width:300px;height:100%;background:rgb(0,90,0)">'), null`,
  );
  await until(
    'the rest of the picture goes on',
    async () => {
      const url = await shared.lastPicture();
      if (url === '') return false;
      const { width, height, data } = PNG.sync.read(Buffer.from(url.split(',')[1] ?? '', 'base64'));
      const at = 4 * (Math.floor(height / 4) * width + width - 60);
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      return green > red + 40 && green > blue + 40;
    },
    PATIENCE,
  );
}

test('with a broken net nothing that could be text leaves, the state says so, the rest goes on', async () => {
  const damaged = damageExtension((dir) =>
    truncateSync(join(dir, 'models/text-recognition/weights.bin'), 9_000),
  );
  try {
    await share(damaged.dir);
    await shared.show([FIRST, `Password: ${SECRET}`]);
    await until('the state says so', async () => (await readingState()) === 'fault', PATIENCE);
    await untilPainted();
    const texts = (await farEnd.readAll()).join();
    expect(texts).not.toMatch(/Agenda|Monday|Password|kzo/);
  } finally {
    damaged.remove();
  }
});

/** Script for the text worker, run as a task of its own. */
async function harmReader(script: string): Promise<void> {
  const frame = await shared.browser.findTarget('the engine', ({ url }) =>
    url.endsWith('engine.html'),
  );
  const announce = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
  await frame.session.send('Target.setAutoAttach', announce);
  const worker = await shared.browser.findTarget(
    'the text worker',
    ({ type, url }) => type === 'worker' && url.includes('/text-worker'),
  );
  await worker.evaluate(`void setTimeout(() => { ${script} })`);
}

test.for([
  ['fails', "throw new Error('a fault');"],
  ['ends itself', 'close();'],
  ['is stuck', 'const until = performance.now() + 6000; while (performance.now() < until);'],
])('a text worker that %s lets nothing out, and later all is read', async ([, harm = '']) => {
  await share(builtExtension());
  await shared.show([FIRST]);
  await farEnd.untilReadable(FIRST);
  await harmReader(harm);
  await shared.show([`Password: ${SECRET}`, SECOND]);
  await untilPainted();
  await farEnd.untilReadable(SECOND);
  expect(leaksOf(await farEnd.readAll(), SECRET)).toEqual([]);
  expect(await readingState()).toBe('ready');
});
