import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import { type Reader, startReader } from '../../rig/reader.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { FarEnd, leaksOf } from './far-end.ts';
import { SharedNotes } from './shared-notes.ts';

const HARMLESS = ['Agenda for Monday', 'Roadmap and open questions', 'Lunch at the new place'];
const SECRET = 'Tr7kzo!Quv94';
const LINE = `Password: ${SECRET}`;
const TYPED = 'Vb3xpw!Ras81';

let reader: Reader;
let shared: SharedNotes;
let farEnd: FarEnd;

beforeAll(async () => {
  reader = await startReader();
});
afterAll(() => reader.stop());
afterEach(() => shared.close());

async function share(extensionDir?: string): Promise<void> {
  shared = await SharedNotes.open(extensionDir);
  farEnd = new FarEnd(reader, shared);
}

test('without the extension a password on a shared tab is read at the far end', async () => {
  await share();
  await shared.show([...HARMLESS, LINE]);
  await farEnd.untilReadable(SECRET);
  expect(leaksOf(await farEnd.readAll(), SECRET).length).toBeGreaterThan(0);
});

test('with the extension the password never arrives, and everything else does', async () => {
  await share(builtExtension());
  await shared.show(HARMLESS);
  for (const line of HARMLESS) await farEnd.untilReadable(line);
  await shared.show([LINE, 'Thanks everybody']);
  await farEnd.untilReadable('Thanks everybody');
  await shared.notes.evaluate('notes.move(3000)');
  await farEnd.untilReadable('Thanks everybody');
  await shared.notes.evaluate(`notes.type('Passwort: ${TYPED}')`);
  await shared.notes.evaluate(`notes.add('The end')`);
  await farEnd.untilReadable('The end');
  const texts = await farEnd.readAll();
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
