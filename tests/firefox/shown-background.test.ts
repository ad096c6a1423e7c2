import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAt, type Seen, SHARP, WORDS, writeRoom } from '../browser/read-first/shown-room.ts';
import { builtAddon } from '../rig/firefox/built-addon.ts';
import { FirefoxCall } from '../rig/firefox/call-driver.ts';
import { type Reader, startReader } from '../rig/reader.ts';
import { until } from '../rig/until.ts';

/** The text pass, the call and the reader share two cores. Milliseconds. */
const PATIENCE = 60_000;

/** More pictures that are read once the background is seen: nothing written may come up in them. */
const READ_AFTERWARDS = 3;

let reader: Reader;
let room: Awaited<ReturnType<typeof writeRoom>>;
let call: FirefoxCall;

beforeAll(async () => {
  [reader, room] = await Promise.all([startReader(), writeRoom()]);
  call = await FirefoxCall.open({ cameraFile: room.path });
});
afterAll(async () => {
  await call?.close();
  room?.remove();
  await reader?.stop();
});

const look = async (): Promise<Seen> => lookAt(reader, await call.snapshot());

test('without the add-on everything written in the room is read', async () => {
  await call.start();
  const isAllRead = async () => (await look()).words.length === WORDS.length;
  await until('all is read', isAllRead, PATIENCE);
  expect((await look()).ribs).toBeGreaterThan(SHARP);
});

test('a background that is shown is seen, but for what is written on it', async () => {
  await call.guard(builtAddon());
  await call.under.addon?.inPage(
    `browser.storage.local.set({ backgroundEffect: { kind: 'none' } })`,
  );
  await call.start();
  const words: string[] = [];
  const isBackgroundSeen = async (): Promise<boolean> => {
    const seen = await look();
    words.push(...seen.words);
    return seen.ribs > SHARP;
  };
  await until('the background is seen', isBackgroundSeen, PATIENCE);
  for (let more = 0; more < READ_AFTERWARDS; more++) words.push(...(await look()).words);
  expect(words).toEqual([]);
  const sessions = await call.under.addon?.sessions();
  const camera = sessions?.[0]?.captures.find(({ kind }) => kind === 'camera');
  expect(camera?.reading?.state).toBe('ready');
});
