import type { DeviceView } from '../../components/device/device-view';
import { frameDevices } from '../../components/device/frame-devices';
import type { TabView } from '../../components/popup/popup-model';
import { DEVICE_KINDS } from '../../policy/gate';
import type { FrameRates } from './frame-rates';
import type { StoredSession } from './read-sessions';

/** A tab as the browser tells of it. */
export interface OpenTab {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly isCurrent: boolean;
}

/** The tabs that capture something, the current one first; empty when there are none. */
export function tabViews(
  sessions: readonly StoredSession[],
  tabs: readonly OpenTab[],
  rates: FrameRates,
): TabView[] {
  const views = tabs
    .map((tab) => tabView(tab, devicesOf(sessions, tab.id, rates)))
    .sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
  const capturing = views.filter(({ devices }) => devices.length > 0);
  return capturing.length > 0
    ? views.filter(({ isCurrent, devices }) => isCurrent || devices.length > 0)
    : [];
}

/** All devices that the frames of one tab hold. */
const devicesOf = (
  sessions: readonly StoredSession[],
  tab: number,
  rates: FrameRates,
): DeviceView[] =>
  sessions
    .filter((session) => session.tab === tab)
    .flatMap((session) =>
      frameDevices(session).map((device) => ({ ...device, fps: rateOf(session, device, rates) })),
    );

function rateOf(session: StoredSession, { kind }: DeviceView, rates: FrameRates): number | null {
  const [capture] = session.captures.filter((one) => one.kind === kind);
  return capture ? rates.of(session, capture.id) : null;
}

const tabView = (
  { id, title, url, isCurrent }: OpenTab,
  devices: readonly DeviceView[],
): TabView => ({
  tabId: id,
  title,
  host: hostOf(url),
  isCurrent,
  devices: DEVICE_KINDS.flatMap((kind) => {
    const [device] = devices.filter((one) => one.kind === kind).toSorted(byExposure);
    return device ?? [];
  }),
});

function hostOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, protocol } = new URL(url);
  return host === '' ? protocol : host;
}

/** Several devices of one kind stand as the most exposed of them does. */
const byExposure = (one: DeviceView, other: DeviceView): number =>
  Number(isExposed(other)) - Number(isExposed(one));

const isExposed = ({ gate, picture }: DeviceView): boolean =>
  gate?.state !== 'capped' && (picture === null || picture.phase === 'live');
