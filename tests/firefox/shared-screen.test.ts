import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Reader, readPicture, startReader } from '../rig/reader.ts';
import { until } from '../rig/until.ts';
import { SharedScreen } from './shared-screen.ts';

const SECRET = 'Tr7kzo!Quv94';
const LINES = ['Agenda for Monday', 'Roadmap and open questions'];

/** Milliseconds; a whole screen wants one second. */
const LONG_ENOUGH = 1_300;
const TOO_SHORT = 400;

/** Text passes and the reading of pictures share two cores with the browser. Milliseconds. */
const PATIENCE = 90_000;

/** A picture is big, and asking for it takes time from the page. Milliseconds. */
const ASK_EVERY = 100;

/** So many pictures of each side are read: evenly chosen, the first and the last among them. */
const MOST_READ = 10;

let reader: Reader;
let shared: SharedScreen;

beforeAll(async () => {
  reader = await startReader();
  shared = await SharedScreen.open();
});
afterAll(async () => {
  await shared?.close();
  await reader?.stop();
});

const squeeze = (text: string): string => text.replace(/\s/g, '');

/** Reading takes a second or more: a picture that was read before is not read again. */
async function untilReadable(line: string): Promise<void> {
  let before = '';
  const isReadable = async (): Promise<boolean> => {
    const picture = await shared.lastReceived();
    if (picture === before) return false;
    before = picture;
    return (await readPicture(reader, picture)).includes(squeeze(line));
  };
  await until(`"${line}" can be read`, isReadable, PATIENCE, ASK_EVERY);
}

async function readAll(of: 'received' | 'sent'): Promise<string[]> {
  const pictures = await shared.pictures(of);
  const step = Math.max(1, (pictures.length - 1) / (MOST_READ - 1));
  const texts: string[] = [];
  for (let at = 0; at < pictures.length; at += step) {
    texts.push(await readPicture(reader, pictures[Math.round(at)] ?? ''));
  }
  return texts;
}

/** How many of the texts hold the secret, and how many any of the harmless lines. */
function count(texts: readonly string[]): { secret: number; lines: number } {
  const having = (...parts: string[]): number =>
    texts.filter((text) => parts.some((part) => text.includes(part))).length;
  return { secret: having(SECRET, SECRET.slice(0, 8)), lines: having(...LINES.map(squeeze)) };
}

test('without the add-on the whole screen is read at once, the password with it', async () => {
  await shared.load();
  await shared.write(...LINES, `Password: ${SECRET}`);
  await shared.share();
  await untilReadable(SECRET);
  await untilReadable(LINES[0] ?? '');
});

test('with it nothing is seen before the person’s yes, and after it all but the password', async () => {
  await shared.guard();
  await shared.load();
  await shared.write(...LINES);
  await shared.share();
  await shared.inAirlock((firefox) => firefox.press('button.hold', TOO_SHORT));
  await until('cards arrive', async () => (await shared.lastReceived()) !== '');
  const early = [...(await readAll('received')), ...(await readAll('sent'))];
  expect(early.length).toBeGreaterThan(1);
  expect(count(early)).toEqual({ secret: 0, lines: 0 });

  // The window closes under the pointer.
  await shared.inAirlock((firefox) => firefox.press('button.hold', LONG_ENOUGH).catch(() => null));
  await shared.untilAirlockClosed();
  for (const line of LINES) await untilReadable(line);
  await shared.write(`Password: ${SECRET}`, 'Thanks everybody');
  await untilReadable('Thanks everybody');
  const [received, sent] = [await readAll('received'), await readAll('sent')];
  console.log(`read at the far end: ${received.length} pictures, on the page: ${sent.length}`);
  expect(count(received).lines).toBeGreaterThan(0);
  expect(count(sent).lines).toBeGreaterThan(0);
  expect(count([...received, ...sent]).secret).toBe(0);
});
