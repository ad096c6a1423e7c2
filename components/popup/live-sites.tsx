import type { JSX } from 'preact';
import { useText } from '../text/text-context';
import { Fold } from './fold';
import type { LiveSite, PopupActions } from './popup-model';
import { startText } from './site-memory';

/** Every site on which something starts live, each with the way back. */
export function LiveSites(props: {
  readonly sites: readonly LiveSite[];
  readonly onSiteRule: NonNullable<PopupActions['onSiteRule']>;
}): JSX.Element {
  const { t } = useText();
  return (
    <Fold title={t('liveSites')}>
      <ul class="rows">
        {props.sites.map(({ origin, rules }) => (
          <li key={origin} class="entry">
            <span class="row-words">
              <span class="row-title">
                <bdi>{origin.replace(/^https:\/\//, '')}</bdi>
              </span>
              <span class="facts">{t(startText(rules))}</span>
            </span>
            <button
              type="button"
              class="button small"
              onClick={() => {
                for (const kind of rules) props.onSiteRule(origin, kind, false);
              }}
            >
              {t('undo')}
              <span class="spoken">{origin}</span>
            </button>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
