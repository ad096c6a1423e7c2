import { browser } from 'wxt/browser';
import type { EffectiveSettings } from '../../policy/settings/managed';
import type { SiteSwitch } from '../../policy/settings/settings';
import { loadSettings, watchSettings } from '../../protocol/settings-store';

type ScriptPath = NonNullable<
  Parameters<typeof browser.scripting.executeScript>[0]['files']
>[number];

/** What speaks to the pages of single sites, in their own world. */
const SCRIPTS: Readonly<Record<SiteSwitch, ScriptPath>> = {
  privateAttention: '/content-scripts/attention.js',
  neutralLabels: '/content-scripts/neutral-labels.js',
};

/** Has the pages of a site get what the person has chosen for it, and no page anything else. */
export function followSiteScripts(): void {
  let last: Promise<void> = Promise.resolve();
  const follow = (settings: EffectiveSettings): void => {
    last = last.then(() => apply(settings)).catch((error) => console.error('site scripts', error));
  };
  watchSettings(browser.storage, follow);
  void loadSettings(browser.storage).then(follow);
}

async function apply({ settings }: EffectiveSettings): Promise<void> {
  await registerFor('privateAttention', settings.privateAttention);
  await registerFor('neutralLabels', settings.neutralLabels);
}

async function registerFor(id: SiteSwitch, origins: readonly string[]): Promise<void> {
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  const before = known?.matches ?? [];
  const matches = [...new Set(origins.map(patternOf))];
  if (String([...before].sort()) === String([...matches].sort())) return;
  if (known) await browser.scripting.unregisterContentScripts({ ids: [id] });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    {
      ...{ id, matches, js: [SCRIPTS[id]], world: 'MAIN', runAt: 'document_start' },
      ...{ allFrames: true, matchOriginAsFallback: true },
    },
  ]);
  await runNow(
    id,
    matches.filter((match) => !before.includes(match)),
  );
}

/**
 * A match pattern has no port in Firefox: with one it matches nothing, without one every port of the
 * host, so a rule for one of them is one for all there.
 */
function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return import.meta.env.FIREFOX ? `${protocol}//${hostname}/*` : `${origin}/*`;
}

/** In documents that are there already; one that is left again forgets it when it is reloaded. */
async function runNow(id: SiteSwitch, matches: string[]): Promise<void> {
  if (matches.length === 0) return;
  const tabs = await browser.tabs.query({ url: matches });
  const runs = tabs.flatMap(
    ({ id: tabId }) =>
      tabId === undefined
        ? []
        : browser.scripting
            .executeScript({
              target: { tabId, allFrames: true },
              files: [SCRIPTS[id]],
              world: 'MAIN',
              injectImmediately: true,
            })
            .catch(() => undefined), // a frame that lets nothing in
  );
  await Promise.all(runs);
}
