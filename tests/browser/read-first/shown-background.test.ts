import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import { CallDriver } from '../../rig/call-driver.ts';
import { damageExtension } from '../../rig/damaged-extension.ts';
import { type Reader, startReader } from '../../rig/reader.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';
import { lookAt, type Seen, SHARP, WORDS, writeRoom } from './shown-room.ts';

/** The text pass, the call and the reader share two cores. Milliseconds. */
const PATIENCE = 60_000;

let reader: Reader;
let room: Awaited<ReturnType<typeof writeRoom>>;

beforeAll(async () => {
  reader = await startReader();
  room = await writeRoom();
});
afterAll(async () => {
  room.remove();
  await reader.stop();
});

/** A call with the room as camera, and a background that the person wants to be seen. */
async function openCall(extensionDir?: string): Promise<CallDriver> {
  const options = { cameraFile: room.path, ...(extensionDir ? { extensionDir } : {}) };
  const call = await CallDriver.open(options);
  const worker = await call.browser.extension?.serviceWorker();
  await worker?.evaluate(`chrome.storage.local.set({ backgroundEffect: { kind: 'none' } })`);
  await call.start({ codec: 'video/H264' });
  return call;
}

const look = async (call: CallDriver): Promise<Seen> => lookAt(reader, await call.snapshot());

async function readingOf(call: CallDriver) {
  const [session] = await toldSessions(call.browser);
  return session?.captures.find(({ kind }) => kind === 'camera')?.reading;
}

test('without the extension everything written in the room is read', async () => {
  const call = await openCall();
  try {
    await until(
      'all is read',
      async () => (await look(call)).words.length === WORDS.length,
      PATIENCE,
    );
    expect((await look(call)).ribs).toBeGreaterThan(SHARP);
  } finally {
    await call.close();
  }
});

test('a background that is shown is seen, but for what is written on it', async () => {
  const call = await openCall(builtExtension());
  const words: string[] = [];
  try {
    await until(
      'the background is seen',
      async () => {
        const seen = await look(call);
        words.push(...seen.words);
        return seen.ribs > SHARP;
      },
      PATIENCE,
    );
    for (let more = 0; more < 3; more++) words.push(...(await look(call)).words);
    expect(words).toEqual([]);
    expect((await readingOf(call))?.state).toBe('ready');
  } finally {
    await call.close();
  }
});

test('with nobody to look for text what could be text stays hidden, and the picture goes on', async () => {
  const damaged = damageExtension((dir) =>
    truncateSync(join(dir, 'models/text-detection/weights.bin'), 9_000),
  );
  const call = await openCall(damaged.dir);
  try {
    await until(
      'the state says so',
      async () => (await readingOf(call))?.state === 'fault',
      PATIENCE,
    );
    await call.beginPhase('fault');
    await call.untilPhase({ frames: 60 });
    const seen = await look(call);
    expect(seen.words).toEqual([]);
    expect(seen.ribs).toBeLessThan(SHARP / 2);
  } finally {
    await call.close();
    damaged.remove();
  }
});
