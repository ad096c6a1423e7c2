import type { JSX } from 'preact';
import { Monogram } from '../design/monogram';
import { deviceStatus } from '../device/device-status';
import type { HeldDevice } from '../device/device-view';
import { useText } from '../text/text-context';
import { DeviceCard } from './device-card';
import type { PopupProps, TabView } from './popup-model';

/** Whether the person has to be told of what is read on it: something was found, or nobody reads. */
const isTelling = (device: HeldDevice): boolean => {
  const reading = device.text?.reading;
  const isTold = reading !== undefined && (reading.hidden.length > 0 || reading.state === 'fault');
  return isTold && deviceStatus(device).tone === 'sharing';
};

/** The tabs of which the popup shows what their screens look like to the others. */
export const tellingTabs = (tabs: readonly TabView[]): TabView[] =>
  tabs.filter(({ isCurrent, devices }) => !isCurrent && devices.some(isTelling));

/**
 * A share of another tab on which something was found. Whoever presents looks at what is shared, not
 * at the tab that shares it.
 */
export function SharedElsewhere(props: PopupProps & { readonly tab: TabView }): JSX.Element {
  const { t } = useText();
  const { tab, model, actions, level } = props;
  return (
    <section class="panel current" aria-label={t('sharedElsewhere')}>
      <div class="tab-head">
        <Monogram host={tab.host} favicon={tab.favicon} />
        <div class="tab-words">
          <h2 title={tab.title}>{tab.title}</h2>
          <p class="facts">
            {t('sharedElsewhere')} · <bdi>{tab.host}</bdi>
          </p>
        </div>
      </div>
      {tab.devices.filter(isTelling).map((device) => (
        <DeviceCard
          key={`${device.frameId} ${device.kind}`}
          tabId={tab.tabId}
          now={model.now}
          cover={model.cover}
          {...{ device, level, actions }}
        />
      ))}
    </section>
  );
}
