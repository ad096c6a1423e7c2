import type { JSX } from 'preact';
import { ChevronIcon } from '../design/icons';
import { Monogram } from '../design/monogram';
import { DeviceIcon } from '../device/device-icon';
import { deviceStatus } from '../device/device-status';
import { useText } from '../text/text-context';
import type { PopupActions, TabView } from './popup-model';

/** One line for each of the other tabs; a click brings the tab to the front. */
export function OtherTabs(props: {
  readonly tabs: readonly TabView[];
  readonly onOpenTab: PopupActions['onOpenTab'];
}): JSX.Element {
  const { t } = useText();
  const { tabs, onOpenTab } = props;
  return (
    <section class="panel">
      <h2 class="panel-title">{t('otherTabs')}</h2>
      <ul class="rows">
        {tabs.map((tab) => (
          <li key={tab.tabId}>
            {onOpenTab ? (
              <button type="button" class="row" onClick={() => onOpenTab(tab.tabId)}>
                <TabLine tab={tab} />
                <ChevronIcon />
                <span class="spoken">{t('goToTab', tab.host)}</span>
              </button>
            ) : (
              <div class="row">
                <TabLine tab={tab} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TabLine({ tab }: { readonly tab: TabView }): JSX.Element {
  const { t } = useText();
  return (
    <>
      <Monogram host={tab.host} favicon={tab.favicon} />
      <span class="row-words">
        <span class="row-title">
          <bdi>{tab.host}</bdi>
        </span>
        {tab.devices.map((device) => {
          const { tone, title } = deviceStatus(device);
          return (
            <span key={device.kind + device.deviceLabel} class="row-state" data-tone={tone}>
              <DeviceIcon kind={device.kind} tone={tone} />
              {t(title)}
            </span>
          );
        })}
      </span>
    </>
  );
}
