import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import { type Reader, startReader } from '../../rig/reader.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';
import { readPicture, SharedNotes } from './shared-notes.ts';

const HARMLESS = ['Agenda for Monday', 'Roadmap and open questions', 'Lunch at the new place'];
const SECRET = 'Tr7kzo!Quv94';
const LINE = `Password: ${SECRET}`;
const TYPED = 'Vb3xpw!Ras81';

/** Text passes and OCR share two cores with the browser. Milliseconds. */
const PATIENCE = 60_000;

let reader: Reader;
let shared: SharedNotes;

beforeAll(async () => {
  reader = await startReader();
});
afterAll(() => reader.stop());
afterEach(() => shared.close());

const squeeze = (text: string): string => text.replace(/\s/g, '');

async function show(lines: readonly string[]): Promise<void> {
  for (const line of lines) await shared.notes.evaluate(`notes.add(${JSON.stringify(line)})`);
}

/** Reading takes a second or more: a picture that was read before is not read again. */
async function untilReadable(line: string): Promise<void> {
  let before = '';
  const isReadable = async () => {
    const picture = await shared.lastPicture();
    if (picture === before) return false;
    before = picture;
    return (await readPicture(reader, picture)).includes(squeeze(line));
  };
  await until(`"${line}" can be read`, isReadable, PATIENCE);
}

/** At most so many pictures of a phase are read: evenly chosen, the first and the last among them. */
const MOST_READ = 30;

/** What is read in the pictures since the last call, of as many as there is time for. */
async function readAll(): Promise<string[]> {
  const pictures = await shared.pictures();
  const step = Math.max(1, pictures.length / MOST_READ);
  const texts: string[] = [];
  for (let at = 0; at < pictures.length; at += step) {
    texts.push(await readPicture(reader, pictures[Math.floor(at)] ?? ''));
  }
  return texts;
}

const leaksOf = (texts: readonly string[], secret: string): string[] =>
  texts.filter((text) => text.includes(secret) || text.includes(secret.slice(0, 8)));

test('without the extension a password on a shared tab is read at the far end', async () => {
  shared = await SharedNotes.open();
  await show([...HARMLESS, LINE]);
  await untilReadable(SECRET);
  expect(leaksOf(await readAll(), SECRET).length).toBeGreaterThan(0);
});

test('with the extension the password never arrives, and everything else does', async () => {
  shared = await SharedNotes.open(builtExtension());
  await show(HARMLESS);
  for (const line of HARMLESS) await untilReadable(line);
  await show([LINE, 'Thanks everybody']);
  await untilReadable('Thanks everybody');
  await shared.notes.evaluate('notes.move(3000)');
  await untilReadable('Thanks everybody');
  await shared.notes.evaluate(`notes.type('Passwort: ${TYPED}')`);
  await shared.notes.evaluate(`notes.add('The end')`);
  await untilReadable('The end');
  const texts = await readAll();
  expect(texts.length).toBeGreaterThan(10);
  expect(leaksOf(texts, SECRET)).toEqual([]);
  expect(leaksOf(texts, TYPED)).toEqual([]);
  const [session] = await toldSessions(shared.browser);
  const reading = session?.captures.find(({ kind }) => kind === 'screen')?.reading;
  expect(reading?.state).toBe('ready');
  expect(reading?.hidden.length).toBeGreaterThan(0);
  // What was found is told by its kind; the text itself is nowhere.
  expect(JSON.stringify(session)).not.toContain(SECRET.slice(0, 5));
});
