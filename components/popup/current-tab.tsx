import type { JSX } from 'preact';
import { Monogram } from '../design/monogram';
import { useText } from '../text/text-context';
import { DeviceCard } from './device-card';
import type { PopupProps, TabView } from './popup-model';
import { SiteStart } from './site-memory';

/** The tab that the person looks at: one card with all its devices. */
export function CurrentTab(props: PopupProps & { readonly tab: TabView }): JSX.Element {
  const { t } = useText();
  const { tab, model, actions, level } = props;
  return (
    <section class="panel current" aria-label={t('thisTab')}>
      <div class="tab-head">
        <Monogram host={tab.host} favicon={tab.favicon} />
        <div class="tab-words">
          <h2 title={tab.title}>{tab.title}</h2>
          <p class="facts">
            <bdi>{tab.host}</bdi>
          </p>
        </div>
      </div>
      {tab.devices.length === 0 && <p class="note">{t('nothingHere')}</p>}
      {tab.devices.map((device) => (
        <DeviceCard
          key={`${device.frameId} ${device.kind}`}
          tabId={tab.tabId}
          now={model.now}
          cover={model.cover}
          {...{ device, level, actions }}
        />
      ))}
      {tab.site && tab.devices.length > 0 && actions.onSiteRule && (
        <SiteStart
          site={tab.site}
          onSiteRule={actions.onSiteRule}
          onDeclineRule={actions.onDeclineRule}
          onSiteSwitch={actions.onSiteSwitch}
        />
      )}
    </section>
  );
}
