import type { HeldDevice } from '../../components/device/device-view';
import { frameDevices } from '../../components/device/frame-devices';
import type { TabView } from '../../components/popup/popup-model';
import { DEVICE_KINDS } from '../../policy/gate';
import type { FrameRates } from './frame-rates';
import type { StoredSession } from './read-sessions';
import { type SiteSettings, siteMemory } from './site-memory';

/** A tab as the browser tells of it. */
export interface OpenTab {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly isCurrent: boolean;
}

/** What a view is made of besides the tab itself. */
export interface Known {
  readonly sessions: readonly StoredSession[];
  readonly rates: FrameRates;
  readonly settings: SiteSettings;
}

/** The tabs that capture something, the current one first; empty when there are none. */
export function tabViews(tabs: readonly OpenTab[], known: Known): TabView[] {
  const views = tabs
    .map((tab) => tabView(tab, known))
    .sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
  const capturing = views.filter(({ devices }) => devices.length > 0);
  return capturing.length > 0
    ? views.filter(({ isCurrent, devices }) => isCurrent || devices.length > 0)
    : [];
}

function tabView({ id, title, url, isCurrent }: OpenTab, known: Known): TabView {
  const sessions = known.sessions.filter(({ tab }) => tab === id);
  const host = hostOf(url);
  return {
    tabId: id,
    title,
    host,
    isCurrent,
    devices: sessions
      .flatMap((session) => heldDevices(session, host, known.rates))
      .toSorted(inOrder),
    site: siteMemory(sessions, known.settings),
  };
}

function heldDevices(session: StoredSession, tabHost: string, rates: FrameRates): HeldDevice[] {
  const host = hostOf(session.url);
  return frameDevices(session).map((device) => ({
    ...device,
    fps: rateOf(session, device.kind, rates),
    frameId: session.frame,
    frameHost: host === tabHost || host === '' ? null : host,
  }));
}

function rateOf(
  session: StoredSession,
  kind: HeldDevice['kind'],
  rates: FrameRates,
): number | null {
  const capture = session.captures.find((one) => one.kind === kind);
  return capture ? rates.of(session, capture.id) : null;
}

function hostOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, protocol } = new URL(url);
  return host === '' ? protocol : host;
}

/** Cameras first; of one kind the page's own before an embedded one's. */
const inOrder = (one: HeldDevice, other: HeldDevice): number =>
  DEVICE_KINDS.indexOf(one.kind) - DEVICE_KINDS.indexOf(other.kind) || one.frameId - other.frameId;
