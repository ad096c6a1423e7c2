import type { JSX } from 'preact';
import { ChevronIcon } from '../design/icons';
import { Monogram } from '../design/monogram';
import { DeviceIcon } from '../device/device-icon';
import { deviceStatus } from '../device/device-status';
import type { HeldDevice } from '../device/device-view';
import { formatClock } from '../text/format';
import { useText } from '../text/text-context';
import type { PopupActions, TabView } from './popup-model';

/** One line for each of the other tabs; a click brings the tab to the front. */
export function OtherTabs(props: {
  readonly tabs: readonly TabView[];
  readonly now: number;
  readonly onOpenTab: PopupActions['onOpenTab'];
}): JSX.Element {
  const { t } = useText();
  const { tabs, now, onOpenTab } = props;
  return (
    <section class="panel">
      <h2 class="panel-title">{t('otherTabs')}</h2>
      <ul class="rows">
        {tabs.map((tab) => (
          <li key={tab.tabId}>
            {onOpenTab ? (
              <button type="button" class="row" onClick={() => onOpenTab(tab.tabId)}>
                <TabLine tab={tab} now={now} />
                <ChevronIcon />
                <span class="spoken">{t('goToTab', tab.host)}</span>
              </button>
            ) : (
              <div class="row">
                <TabLine tab={tab} now={now} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TabLineProps {
  readonly tab: TabView;
  readonly now: number;
}

function TabLine({ tab, now }: TabLineProps): JSX.Element {
  return (
    <>
      <Monogram host={tab.host} favicon={tab.favicon} />
      <span class="row-words">
        <span class="row-title">
          <bdi>{tab.host}</bdi>
        </span>
        {tab.devices.map((device) => (
          <DeviceLine key={`${device.frameId} ${device.kind}`} {...{ device, now }} />
        ))}
      </span>
    </>
  );
}

/** How a device stands, since when, why; which it is, and in whose page. */
function DeviceLine(props: { readonly device: HeldDevice; readonly now: number }): JSX.Element {
  const { t, language } = useText();
  const { kind, gate, deviceLabel, frameHost } = props.device;
  const { tone, title, why } = deviceStatus(props.device);
  const facts = [
    gate && t('sinceTime', formatClock(language, gate.since, props.now)),
    deviceLabel,
    frameHost,
  ].filter(Boolean);
  return (
    <span class="row-device">
      <span class="row-state" data-tone={tone}>
        <DeviceIcon kind={kind} tone={tone} />
        {t(title)}
      </span>
      {facts.length > 0 && <span class="facts">{facts.join(' · ')}</span>}
      {why && <span class="facts">{t(why)}</span>}
    </span>
  );
}
