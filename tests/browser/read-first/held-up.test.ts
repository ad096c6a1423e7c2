import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import { CallDriver } from '../../rig/call-driver.ts';
import { type Reader, startReader } from '../../rig/reader.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';
import { HARMLESS, SECRET, writeHeldUpSheet } from './held-up-sheet.ts';

/** The text pass, the call and the reader share two cores. Milliseconds. */
const PATIENCE = 60_000;

/** Pictures that are read once the secret has been found. */
const LOOKS = 8;

let reader: Reader;
let sheet: Awaited<ReturnType<typeof writeHeldUpSheet>>;

beforeAll(async () => {
  reader = await startReader();
  sheet = await writeHeldUpSheet();
});
afterAll(async () => {
  sheet.remove();
  await reader.stop();
});

async function openCall(extensionDir?: string): Promise<CallDriver> {
  const options = { cameraFile: sheet.path, ...(extensionDir ? { extensionDir } : {}) };
  const call = await CallDriver.open(options);
  await call.start({ codec: 'video/H264' });
  return call;
}

async function look(call: CallDriver): Promise<string> {
  const png = await call.snapshot();
  if (!png) return '';
  const { width, height, data } = PNG.sync.read(png);
  const luma = Uint8Array.from({ length: width * height }, (_, at) => data[4 * at + 1] ?? 0);
  return reader.read(luma, width, height);
}

const reads = (call: CallDriver, text: string) =>
  until(`"${text}" is read`, async () => (await look(call)).includes(text), PATIENCE);

async function found(call: CallDriver) {
  const [session] = await toldSessions(call.browser);
  const reading = session?.captures.find(({ kind }) => kind === 'camera')?.reading;
  return reading?.hidden.map(({ why }) => why) ?? [];
}

test('without the extension a password on a sheet is read', async () => {
  const call = await openCall();
  try {
    await reads(call, SECRET);
  } finally {
    await call.close();
  }
});

test('a password on a sheet before the chest is covered wherever it moves, and told', async () => {
  const call = await openCall(builtExtension());
  try {
    await until('it is found', async () => (await found(call)).length > 0, PATIENCE);
    // What is on its way to the far end was released before.
    await call.beginPhase('found');
    await call.untilPhase({ frames: 15 });
    const texts: string[] = [];
    for (let more = 0; more < LOOKS; more++) texts.push(await look(call));
    expect(texts.filter((text) => text.includes(SECRET.slice(0, 6)))).toEqual([]);
    expect(await found(call)).toEqual(['hiddenPassword']);
    await reads(call, HARMLESS);
  } finally {
    await call.close();
  }
});
