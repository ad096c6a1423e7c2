import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtExtension } from '../../rig/built-extension.ts';
import type { CdpSession } from '../../rig/cdp.ts';
import { type Reader, startReader } from '../../rig/reader.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';
import { FarEnd } from './far-end.ts';
import { SharedNotes } from './shared-notes.ts';

const SECRET = 'Tr7kzo!Quv94';
const HARMLESS = 'Zebra crossing agenda';
/** What the test itself has stored and logged: the search must find it. */
const CONTROL = 'planted-for-the-search';

/** Pieces that a reader may have got of it. */
const PIECES = [SECRET, 'kzo!Quv', 'Zebra', 'Zebracrossing'];

let reader: Reader;
beforeAll(async () => {
  reader = await startReader();
});
afterAll(() => reader.stop());

/** Every file below a folder that holds the text, in one byte a letter or two. */
function filesWith(dir: string, text: string): string[] {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return forms.some((form) => bytes.includes(form));
    });
}

/** Everything that a target says aloud from now on. */
async function listen(session: CdpSession, heard: string[]): Promise<void> {
  for (const event of ['Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded']) {
    session.on(event, (said) => heard.push(JSON.stringify(said)));
  }
  await session.send('Runtime.enable');
  await session.send('Log.enable');
}

/** Notes every message that reaches the page's own script, and what is dispatched on its window. */
const OVERHEAR = `(() => {
  window.overheard = [];
  const note = (event) => window.overheard.push(JSON.stringify(event.data ?? event.detail ?? null));
  for (const name of ['message', 'messageerror', 'storage']) addEventListener(name, note);
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) { note(event); return dispatch.call(this, event); };
  postMessage('${CONTROL}', '*');
})()`;

test('no recognised text is in any log, message to the page, storage, ledger or file', async () => {
  const shared = await SharedNotes.open(builtExtension());
  const heard: string[] = [];
  try {
    const worker = await shared.browser.extension?.serviceWorker();
    if (!worker) throw new Error('there is no extension');
    const engine = await shared.browser.findTarget('the engine', ({ url }) =>
      url.endsWith('engine.html'),
    );
    for (const { session } of [shared.sharing, worker, engine]) await listen(session, heard);
    await shared.sharing.evaluate(OVERHEAR);
    await worker.evaluate(
      `console.log('${CONTROL}'); chrome.storage.local.set({ note: '${CONTROL}' })`,
    );

    await shared.show([HARMLESS, `Password: ${SECRET}`]);
    await new FarEnd(reader, shared).untilReadable(HARMLESS);
    await until('the password is found', async () => {
      const [session] = await toldSessions(shared.browser);
      return session?.captures.some(({ reading }) => (reading?.hidden.length ?? 0) > 0);
    });
    const overheard = await shared.sharing.evaluate<string[]>('overheard');
    const stored = await worker.evaluate<unknown>(
      'Promise.all([chrome.storage.local.get(), chrome.storage.session.get()])',
    );
    const places = [heard.join(), overheard.join(), JSON.stringify(stored)];
    for (const place of places) {
      expect(place).toContain(CONTROL);
      for (const piece of PIECES) expect(place).not.toContain(piece);
    }
    const profile = await shared.browser.quit();
    expect(filesWith(profile, CONTROL)).not.toEqual([]);
    expect(PIECES.flatMap((piece) => filesWith(profile, piece))).toEqual([]);
  } finally {
    await shared.close();
  }
});
