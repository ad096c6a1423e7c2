import type { JSX } from 'preact';
import { Monogram } from '../design/monogram';
import { useText } from '../text/text-context';
import { DeviceCard } from './device-card';
import type { PopupProps, TabView } from './popup-model';

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
          key={device.kind + device.deviceLabel}
          tabId={tab.tabId}
          now={model.now}
          {...{ device, level, actions }}
        />
      ))}
    </section>
  );
}
