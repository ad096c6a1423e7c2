import type { LiveSite, SiteMemory } from '../../components/popup/popup-model';
import type { GuardSettings } from '../../policy/guard-settings';
import type { Settings } from '../../policy/settings/settings';
import { offeredKinds, type SiteHabits } from '../../policy/site-habits';
import type { StoredSession } from './read-sessions';

export interface SiteSettings {
  readonly settings: Settings;
  readonly habits: SiteHabits;
}

/** How the site of these frames starts; `null` where no rule for a site applies. */
export function siteMemory(
  sessions: readonly StoredSession[],
  { settings, habits }: SiteSettings,
): SiteMemory | null {
  const origin = sessions.find(({ site }) => site !== null)?.site;
  if (!origin) return null;
  const rules = liveSites(settings).find((site) => site.origin === origin)?.rules ?? [];
  return {
    origin,
    rules,
    privateAttention: settings.privateAttention.includes(origin),
    neutralLabels: settings.neutralLabels.includes(origin),
    offered: offeredKinds(habits, settings, origin),
  };
}

export const liveSites = ({ alwaysLive }: GuardSettings): LiveSite[] =>
  Object.entries(alwaysLive).map(([origin, rules]) => ({ origin, rules }));
