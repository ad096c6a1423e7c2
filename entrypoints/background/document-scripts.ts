import { browser } from 'wxt/browser';

type ScriptPath = NonNullable<
  Parameters<typeof browser.scripting.executeScript>[0]['files']
>[number];

interface DocumentScript {
  readonly id: string;
  /** Path in the package. */
  readonly file: ScriptPath;
  readonly allFrames: boolean;
}

/**
 * A script at the start of every document from now on, across restarts of the browser. Idempotent.
 * @returns Whether it is new.
 */
export async function addDocumentScript({ id, file, allFrames }: DocumentScript): Promise<boolean> {
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (known.length > 0) return false;
  await browser.scripting.registerContentScripts([
    { id, js: [file], matches: ['<all_urls>'], runAt: 'document_start', allFrames },
  ]);
  return true;
}

/** Idempotent. */
export async function removeDocumentScript({ id }: DocumentScript): Promise<void> {
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: [id] });
}

/** The same script in the documents that are there already. */
export async function runInOpenTabs({ file, allFrames }: DocumentScript): Promise<void> {
  const tabs = await browser.tabs.query({});
  const runs = tabs.flatMap(({ id }) =>
    // Pages of the browser itself and its web store let no extension in.
    id === undefined ? [] : run({ tabId: id, allFrames }, file).catch(() => undefined),
  );
  await Promise.all(runs);
}

const run = (target: { tabId: number; allFrames: boolean }, file: ScriptPath): Promise<unknown> =>
  browser.scripting.executeScript({
    target,
    files: [file],
    injectImmediately: true,
  });
