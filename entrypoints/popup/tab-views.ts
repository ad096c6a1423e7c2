import type { DeviceView } from '../../components/device/device-view';
import type { TabView } from '../../components/popup/popup-model';
import type { CaptureState } from '../../policy/capture-state';
import type { CaptureReport } from '../../protocol/background';
import type { FrameRates } from './frame-rates';
import type { StoredSession } from './read-sessions';

/** A tab as the browser tells of it. */
export interface OpenTab {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly isCurrent: boolean;
}

type Rated = CaptureReport & { readonly fps: number | null };

/** The tabs that capture something, the current one first; empty when there are none. */
export function tabViews(
  sessions: readonly StoredSession[],
  tabs: readonly OpenTab[],
  rates: FrameRates,
): TabView[] {
  const views = tabs
    .map((tab) => tabView(tab, capturesOf(sessions, tab.id, rates)))
    .sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
  const capturing = views.filter(({ devices }) => devices.length > 0);
  return capturing.length > 0
    ? views.filter(({ isCurrent, devices }) => isCurrent || devices.length > 0)
    : [];
}

const capturesOf = (sessions: readonly StoredSession[], tab: number, rates: FrameRates): Rated[] =>
  sessions
    .filter((session) => session.tab === tab)
    .flatMap((session) =>
      session.captures.map((capture) => ({ ...capture, fps: rates.of(session, capture.id) })),
    );

const tabView = ({ id, title, url, isCurrent }: OpenTab, captures: readonly Rated[]): TabView => ({
  tabId: id,
  title,
  host: hostOf(url),
  isCurrent,
  devices: (['camera', 'screen'] as const).flatMap((kind) => {
    const device = deviceView(captures.filter((capture) => capture.kind === kind));
    return device ?? [];
  }),
});

function hostOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, protocol } = new URL(url);
  return host === '' ? protocol : host;
}

const EXPOSED_FIRST: readonly CaptureState['phase'][] = ['live', 'covered', 'ended'];

/** All captures of one kind as one device, which stands as its most exposed capture does. */
function deviceView(captures: readonly Rated[]): DeviceView | null {
  const [capture] = captures.toSorted(
    (one, other) =>
      EXPOSED_FIRST.indexOf(one.state.phase) - EXPOSED_FIRST.indexOf(other.state.phase),
  );
  if (!capture) return null;
  return {
    kind: capture.kind,
    deviceLabel: '',
    gate: null,
    picture: capture.state,
    load: capture.load?.level ?? null,
    fps: capture.fps,
    talking: false,
    talkedWhileMuted: false,
  };
}
